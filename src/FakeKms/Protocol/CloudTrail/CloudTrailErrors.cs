using FakeKms.Trail.Records;

namespace FakeKms.Protocol.CloudTrail;

/// <summary>The refusals of LookupEvents. CloudTrail documents their codes; the texts are this library's own words.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html#API_LookupEvents_Errors"/></remarks>
internal static class CloudTrailErrors
{
    public static CloudTrailFailure TooManyAttributes(int count) =>
        InvalidLookupAttributes($"A look-up takes one lookup attribute, not {count}.");

    public static CloudTrailFailure UnknownAttribute(string? key, IEnumerable<string> known) =>
        InvalidLookupAttributes($"'{key}' is not an attribute key for these events. There are: {string.Join(", ", known)}.");

    public static CloudTrailFailure AttributeValueLength(string key, int maximum) =>
        InvalidLookupAttributes(
            $"The value of the attribute {key} must have 1 to {maximum} characters; underscores, blanks, commas and line breaks count twice.");

    public static CloudTrailFailure NeitherTrueNorFalse(string value) => InvalidLookupAttributes($"ReadOnly is 'true' or 'false', not '{value}'.");

    public static CloudTrailFailure TimeRange(DateTime start, DateTime end) =>
        new("InvalidTimeRangeException", $"The start time {TrailJson.Time(start)} is after the end time {TrailJson.Time(end)}.");

    public static CloudTrailFailure MaxResults(int number, int maximum) =>
        new("InvalidMaxResultsException", $"MaxResults is 1 to {maximum}, not {number}.");

    public static CloudTrailFailure NextToken() => new(
        "InvalidNextTokenException", "The token is not valid, or belongs to a request with other parameters, or to records that have been cleared.");

    public static CloudTrailFailure EventCategory(string category) =>
        new("InvalidEventCategoryException", $"'{category}' is not an event category. Leave it out for management events; 'insight' is for Insights events.");

    private static CloudTrailFailure InvalidLookupAttributes(string text) => new("InvalidLookupAttributesException", text);
}
