namespace FakeKms.Tests.Domain.Policies.Conditions;

/// <summary>Numbers and dates.</summary>
internal static class OrderCases
{
    public static IReadOnlyList<ConditionCase> All { get; } = ConditionCase.Table(
        """
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
        {"NumericEquals":{"kms:RotationPeriodInDays":"90"}} | kms:RotationPeriodInDays=90 | yes | the same number
        {"NumericEquals":{"kms:RotationPeriodInDays":90.0}} | kms:RotationPeriodInDays=90 | yes | a JSON number with a decimal point is the same number
        {"NumericEquals":{"kms:RotationPeriodInDays":["90","180"]}} | kms:RotationPeriodInDays=180 | yes | one of the numbers
        {"NumericEquals":{"kms:RotationPeriodInDays":"9*"}} | kms:RotationPeriodInDays=90 | no | there are no wildcards in numbers
        {"NumericEquals":{"kms:RotationPeriodInDays":"90"}} | kms:RotationPeriodInDays=ninety | no | a word is no number
        {"NumericEquals":{"kms:RotationPeriodInDays":"90"}} | kms:KeySpec=90 | no | an absent number equals none
        {"NumericNotEquals":{"kms:RotationPeriodInDays":"90"}} | kms:RotationPeriodInDays=91 | yes | a different number
        {"NumericNotEquals":{"kms:RotationPeriodInDays":"90.00"}} | kms:RotationPeriodInDays=90 | no | zeros make no difference
        {"NumericNotEquals":{"kms:RotationPeriodInDays":["90","91"]}} | kms:RotationPeriodInDays=91 | no | one of them is the number
        {"NumericNotEquals":{"kms:RotationPeriodInDays":"90"}} | kms:RotationPeriodInDays=ninety | no | a word is not even a different number
        {"NumericNotEquals":{"kms:RotationPeriodInDays":"90"}} | kms:KeySpec=x | yes | an absent number differs
        {"NumericLessThan":{"kms:ScheduleKeyDeletionPendingWindowInDays":"30"}} | kms:ScheduleKeyDeletionPendingWindowInDays=29 | yes | below
        {"NumericLessThan":{"kms:ScheduleKeyDeletionPendingWindowInDays":"30"}} | kms:ScheduleKeyDeletionPendingWindowInDays=30 | no | the limit itself is not below
        {"NumericLessThan":{"kms:ScheduleKeyDeletionPendingWindowInDays":"30"}} | kms:ScheduleKeyDeletionPendingWindowInDays=7 | yes | as numbers, not as texts
        {"NumericLessThan":{"kms:ScheduleKeyDeletionPendingWindowInDays":["8","30"]}} | kms:ScheduleKeyDeletionPendingWindowInDays=29 | yes | below one of the limits
        {"NumericLessThan":{"kms:ScheduleKeyDeletionPendingWindowInDays":"30"}} | kms:KeySpec=x | no | an absent number is not below
        {"NumericLessThanEquals":{"kms:ValidTo":"1546257599.0"}} | kms:ValidTo=1546257599 | yes | the limit itself is allowed
        {"NumericLessThanEquals":{"kms:ValidTo":"1546257599.0"}} | kms:ValidTo=1546257599.5 | no | a fraction above
        {"NumericLessThanEquals":{"kms:ValidTo":"1546257599.0"}} | kms:ValidTo=-5 | yes | a negative number is below
        {"NumericLessThanEquals":{"kms:ValidTo":"soon"}} | kms:ValidTo=5 | no | a limit that is no number
        {"NumericLessThanEquals":{"kms:ValidTo":"1546257599.0"}} | kms:ExpirationModel=x | no | there is no limit to be under
        {"NumericGreaterThan":{"kms:TrailingDaysWithoutKeyUsage":"90"}} | kms:TrailingDaysWithoutKeyUsage=91 | yes | above
        {"NumericGreaterThan":{"kms:TrailingDaysWithoutKeyUsage":"90"}} | kms:TrailingDaysWithoutKeyUsage=90 | no | the limit itself is not above
        {"NumericGreaterThan":{"kms:TrailingDaysWithoutKeyUsage":"90"}} | kms:TrailingDaysWithoutKeyUsage=100 | yes | a longer number is above
        {"NumericGreaterThan":{"kms:TrailingDaysWithoutKeyUsage":["90","200"]}} | kms:TrailingDaysWithoutKeyUsage=100 | yes | above one of the limits is enough
        {"NumericGreaterThan":{"kms:TrailingDaysWithoutKeyUsage":"90"}} | kms:KeySpec=x | no | an absent number is not above
        {"NumericGreaterThanEquals":{"kms:ScheduleKeyDeletionPendingWindowInDays":"10"}} | kms:ScheduleKeyDeletionPendingWindowInDays=10 | yes | at the limit
        {"NumericGreaterThanEquals":{"kms:ScheduleKeyDeletionPendingWindowInDays":"10"}} | kms:ScheduleKeyDeletionPendingWindowInDays=9 | no | one below, though the text is greater
        {"NumericGreaterThanEquals":{"kms:ScheduleKeyDeletionPendingWindowInDays":"10"}} | kms:ScheduleKeyDeletionPendingWindowInDays=1e2 | yes | an exponent is read
        {"NumericGreaterThanEquals":{"kms:ScheduleKeyDeletionPendingWindowInDays":"10"}} | kms:ScheduleKeyDeletionPendingWindowInDays= | no | an empty text is no number
        {"NumericGreaterThanEquals":{"kms:ScheduleKeyDeletionPendingWindowInDays":"10"}} | kms:KeySpec=x | no | nothing that could be at the limit
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
        {"DateEquals":{"aws:CurrentTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T12:00:00Z | yes | the same instant
        {"DateEquals":{"aws:CurrentTime":"2026-11-30T14:00:00+02:00"}} | aws:CurrentTime=2026-11-30T12:00:00Z | yes | written with another offset
        {"DateEquals":{"aws:EpochTime":"1970-01-01T00:01:00Z"}} | aws:EpochTime=60 | yes | written in seconds
        {"DateEquals":{"aws:CurrentTime":"2026-11-30"}} | aws:CurrentTime=2026-11-30T12:00:00Z | no | a day is its first instant
        {"DateEquals":{"aws:CurrentTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T12:00:00.5Z | no | half a second later
        {"DateEquals":{"aws:TokenIssueTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T12:00:00Z | no | another key has the instant
        {"DateNotEquals":{"aws:CurrentTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T12:00:01Z | yes | another instant
        {"DateNotEquals":{"aws:CurrentTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T13:00:00+01:00 | no | the same instant elsewhere
        {"DateNotEquals":{"aws:CurrentTime":["2026-11-30T12:00:00Z","2026-12-01T12:00:00Z"]}} | aws:CurrentTime=2026-12-01T12:00:00Z | no | the second of the instants
        {"DateNotEquals":{"aws:CurrentTime":"30.11.2026"}} | aws:CurrentTime=2026-11-30T12:00:00Z | no | what is no date neither equals nor differs
        {"DateNotEquals":{"aws:TokenIssueTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T12:00:00Z | yes | there is no such instant
        {"DateLessThan":{"aws:CurrentTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T11:59:59Z | yes | earlier
        {"DateLessThan":{"aws:CurrentTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T12:00:00Z | no | the instant itself is not earlier
        {"DateLessThan":{"aws:CurrentTime":"2026-11-30T12:00:00+02:00"}} | aws:CurrentTime=2026-11-30T11:00:00Z | no | later, though the text is less
        {"DateLessThan":{"aws:CurrentTime":"2026-12-01"}} | aws:CurrentTime=2026-11-30T23:59:59Z | yes | before a day
        {"DateLessThan":{"aws:TokenIssueTime":"2026-12-01"}} | aws:CurrentTime=2026-11-30T23:59:59Z | no | an absent instant is not earlier
        {"DateLessThanEquals":{"aws:CurrentTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T12:00:00Z | yes | the instant itself
        {"DateLessThanEquals":{"aws:CurrentTime":"2026-11-30T12:00Z"}} | aws:CurrentTime=2026-11-30T12:00:00.001Z | no | a millisecond too late
        {"DateLessThanEquals":{"kms:ValidTo":"2018-12-31T23:59:59Z"}} | kms:ValidTo=1546300799 | yes | seconds against a date
        {"DateLessThanEquals":{"kms:ValidTo":"1546300798"}} | kms:ValidTo=1546300799 | no | seconds against seconds
        {"DateLessThanEquals":{"kms:ValidTo":"2018-12-31T23:59:59Z"}} | kms:ExpirationModel=x | no | no date to compare
        {"DateGreaterThan":{"aws:TokenIssueTime":"2026-11-30T12:00:00Z"}} | aws:TokenIssueTime=2026-11-30T12:00:01Z | yes | later
        {"DateGreaterThan":{"aws:TokenIssueTime":"2026-11-30T12:00:00Z"}} | aws:TokenIssueTime=2026-11-30T12:00:00Z | no | the instant itself is not later
        {"DateGreaterThan":{"aws:TokenIssueTime":"2026-11"}} | aws:TokenIssueTime=2026-11-01T00:00:01Z | yes | after the beginning of a month
        {"DateGreaterThan":{"aws:TokenIssueTime":"2026-11-30T12:00:00Z"}} | aws:TokenIssueTime=tomorrow | no | a word is no instant
        {"DateGreaterThan":{"aws:TokenIssueTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2027-11-30T12:00:00Z | no | an absent instant is not later
        {"DateGreaterThanEquals":{"aws:CurrentTime":"2026-11-30T12:00:00Z"}} | aws:CurrentTime=2026-11-30T12:00:00.000Z | yes | the instant with its fraction
        {"DateGreaterThanEquals":{"aws:CurrentTime":"2026-11-30T12:00:00"}} | aws:CurrentTime=2026-11-30T12:00:00Z | yes | without offset it is UTC
        {"DateGreaterThanEquals":{"aws:CurrentTime":"2026-11-30T12:00:00-01:00"}} | aws:CurrentTime=2026-11-30T12:30:00Z | no | half an hour too early in that zone
        {"DateGreaterThanEquals":{"aws:CurrentTime":"2026"}} | aws:CurrentTime=1970-01-01T00:33:46Z | yes | four digits are seconds
        {"DateGreaterThanEquals":{"aws:TokenIssueTime":"1"}} | aws:CurrentTime=2026-11-30T12:00:00Z | no | an absent instant is not after the first second
        """);
}
