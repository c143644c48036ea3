namespace FakeKms.Tests.Domain.Policies.Literal;

/// <summary>Makes Condition blocks from few keys and few values, so that they are met about as often as not.</summary>
internal sealed class RandomCondition(Random random)
{
    private static readonly (string[] Operators, string[] Keys, string[] Values)[] Families =
    [
        (["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"],
            ["aws:username", "AWS:UserName", "aws:PrincipalTag/team", "kms:EncryptionContext:team"],
            [
                "blue", "Blue", "red", "b*", "b?ue", "*", "${aws:PrincipalTag/team}", "${AWS:username}", "${aws:PrincipalTag/x, 'blue'}",
                "${aws:PrincipalTag/team, 'red'}", "b${*}", "${aws:TagKeys}", "b*${aws:PrincipalTag/none}",
            ]),
        (["StringEquals", "StringNotEquals", "StringLike", "StringNotLike"], ["aws:TagKeys"], ["a", "b", "A", "?", "c*", "${aws:username}"]),
        (["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"],
            ["kms:RotationPeriodInDays"], ["7", "7.0", "30", "100", "90", "seven", "1e2"]),
        (["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"],
            ["aws:CurrentTime"], ["2026-11-30T12:00:00Z", "2026-11-30T14:00:00+02:00", "2026-11-30T12:00:00+02:00", "2026-12-01", "1796040000", "never"]),
        (["Bool"], ["aws:SecureTransport", "aws:MultiFactorAuthPresent"], ["true", "FALSE", "false", "maybe", "${aws:ViaAWSService}"]),
        (["BinaryEquals"], ["x:bytes"], ["QUJD", "QUJE", "QQ=="]),
        (["IpAddress", "NotIpAddress"], ["aws:SourceIp"], ["10.0.0.0/8", "10.1.2.3/8", "10.1.2.3", "192.0.2.128/25", "2001:db8::/32", "::/0"]),
        (["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
            ["aws:PrincipalArn", "aws:SourceArn"],
            [
                "arn:aws:iam::111122223333:role/*", "arn:aws:iam::*:user/team/Alice", "arn:*:user/team/Alice", "arn:aws:s3:::blue",
                "arn:aws:s3:::${aws:PrincipalTag/team}", "arn:aws:???::*:*", "*",
            ]),
        (["Null"], ["aws:username", "aws:TagKeys", "kms:RotationPeriodInDays"], ["true", "false"]),
    ];

    public string Next()
    {
        var tests = Enumerable.Range(0, random.Next(3) == 0 ? 2 : 1).Select(_ => Test()).DistinctBy(test => test.Operator);
        return $"{{{string.Join(',', tests.Select(test => $"\"{test.Operator}\":{test.Keys}"))}}}";
    }

    private (string Operator, string Keys) Test()
    {
        var (operators, keys, values) = Pick(Families);
        var test = Pick(operators);
        var key = Pick(keys);
        if (test != "Null")
        {
            // Keys with several values mostly have the set operator that they need; others now and then have one that they do not.
            var needsSet = key == "aws:TagKeys";
            if (random.Next(10) < (needsSet ? 8 : 1)) test = Pick(["ForAllValues:", "ForAnyValue:"]) + test;
            if (random.Next(5) == 0) test += "IfExists";
        }
        var wanted = Enumerable.Range(0, random.Next(3) == 0 ? 2 : 1).Select(_ => $"\"{Pick(values)}\"").Distinct();
        return (test, $"{{\"{key}\":[{string.Join(',', wanted)}]}}");
    }

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
