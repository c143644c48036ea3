using FakeKms.Model;

namespace FakeKms.Trail.Records;

/// <summary>The one-line form of a record: time, Region, operation, outcome, keys, caller. Several lines have columns as wide as what stands in them.</summary>
internal static class KmsEventLine
{
    private const string Gap = "  ";

    public static string Of(KmsEvent record) => string.Join(Gap, Columns(record, []));

    /// <summary>A line for each record.</summary>
    /// <param name="records">The records.</param>
    /// <param name="asked">Names of keys as somebody asked for them. A key that goes by one of them is shown by it.</param>
    public static IReadOnlyList<string> Aligned(IReadOnlyCollection<KmsEvent> records, IReadOnlyList<string> asked)
    {
        var rows = records.Select(record => Columns(record, asked)).ToArray();
        if (rows.Length == 0) return [];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return [.. rows.Select(row => Line(row, widths))];
    }

    /// <summary>
    /// As the ARN ends: user/Alice, assumed-role/Vault/deploy, root. The copy for the owner of a key in another account has the account only.
    /// </summary>
    public static string CallerOf(KmsUserIdentity identity)
    {
        if (identity is { Type: null, InvokedBy: "AWS Internal" }) return "KMS";
        if (identity.Arn is not { } arn) return identity.AccountId ?? identity.InvokedBy ?? "somebody";
        return arn[(arn.LastIndexOf(':') + 1)..] + (identity.InvokedBy is { } service ? $" through {service}" : "");
    }

    public static string KeysOf(KmsEvent record, IReadOnlyList<string> asked)
    {
        var named = asked.FirstOrDefault(record.IsOn);
        if (named is not null && record.Resources.Count == 1) return ShortText.Value(named);
        // A call on a key that is not there uses none; which one it asked for is worth seeing.
        if (record.Resources.Count == 0) return ShortText.Value(record.Text("requestParameters.keyId") ?? "");
        var keys = string.Join(", ", record.Resources.Select(resource => resource.Arn[(resource.Arn.LastIndexOf(':') + 1)..]));
        return named is null ? keys : $"{keys} ({named})";
    }

    private static string[] Columns(KmsEvent record, IReadOnlyList<string> asked)
    {
        var (keys, caller) = (KeysOf(record, asked), "by " + CallerOf(record.UserIdentity));
        // Keys are long, and a record may have none: the caller comes straight behind. A line of the trail is one line, whatever was sent.
        string[] columns =
        [
            TrailJson.Time(record.EventTime), record.AwsRegion, record.EventName, record.ErrorCode ?? "ok",
            (keys.Length == 0 ? caller : keys + Gap + caller) + (record.InjectedFault is { } fault ? $"{Gap}injected: {fault}" : ""),
        ];
        return [.. columns.Select(ShortText.Visible)];
    }

    private static string Line(string[] row, int[] widths) =>
        string.Join(Gap, row[..^1].Select((text, column) => text.PadRight(widths[column])).Append(row[^1]));
}
