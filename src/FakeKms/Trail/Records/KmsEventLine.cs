namespace FakeKms.Trail.Records;

/// <summary>The one-line form of a record, in columns that align from line to line.</summary>
internal static class KmsEventLine
{
    public static string Of(KmsEvent record)
    {
        var time = TrailJson.Time(record.EventTime);
        var keys = string.Join(", ", record.Resources.Select(resource => resource.Arn[(resource.Arn.LastIndexOf(':') + 1)..]));
        var used = keys.Length == 0 ? "" : keys + "  ";
        return $"{time}  {record.AwsRegion,-14}  {record.EventName,-35}  {record.ErrorCode ?? "ok",-30}  {used}by {Caller(record.UserIdentity)}";
    }

    // As the ARN ends: user/Alice, assumed-role/Vault/deploy, root. The copy for the owner of a key in another account names the caller's account only.
    private static string Caller(KmsUserIdentity identity)
    {
        if (identity is { Type: null, InvokedBy: "AWS Internal" }) return "KMS";
        if (identity.Arn is not { } arn) return identity.AccountId ?? identity.InvokedBy ?? "somebody";
        return arn[(arn.LastIndexOf(':') + 1)..] + (identity.InvokedBy is { } service ? $" through {service}" : "");
    }
}
