using FakeKms.Fuzzing.Running;
using FakeKms.Tests.Trail.Reading;

namespace FakeKms.Fuzzing.Targets;

/// <summary>
/// CloudTrail logs in all layouts, compressed or not: FormatException alone, whether they are read as a whole or one by one. What was read can be turned into
/// everything that records are turned into.
/// </summary>
internal sealed class LogTarget : FuzzTarget
{
    private static readonly KmsPolicyOptions Everything = new()
    {
        IncludeDeniedCalls = true,
        IncludeFailedCalls = true,
        IncludeGrantedCalls = true,
        IncludeEncryptionContexts = true,
    };

    private const int RunsForAPage = 32;

    public override IReadOnlyList<byte[]> Seeds { get; } = LogSeeds.All;

    public override void Run(byte[] input)
    {
        var whole = Read(() => CloudTrailLog.Parse(new MemoryStream(input)));
        var single = Read(() => CloudTrailLog.Read(new MemoryStream(input)).ToList());
        FindingException.Unless(
            whole?.Count == single?.Count, $"As a whole it has {whole?.Count} records, one by one {single?.Count}.");
        if (whole is null) return;
        foreach (var record in whole) Look(record);
        var again = CloudTrailLog.Parse(whole.ToLogJson());
        FindingException.Unless(again.Count == whole.Count, $"Written down, {whole.Count} records are {again.Count}.");
        Convert(whole);
        // The page is large, whatever there is in it.
        if (input.Length % RunsForAPage == 0) whole.ToHtml();
    }

    /// <summary>The records of a log; null where it is refused.</summary>
    public static IReadOnlyList<KmsEvent>? Read(Func<IReadOnlyList<KmsEvent>> read)
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Convert(IReadOnlyList<KmsEvent> records)
    {
        foreach (var policy in records.ToIamPolicies(Everything).Values) policy.ToJson();
        records.ToIamPolicies();
        records.ToMermaid();
        records.ToLogFiles();
        records.ToJsonLines();
    }

    private static void Look(KmsEvent record)
    {
        record.ToString();
        record.ToJson();
        foreach (var delivered in record.ToEventBridge(allManagementEvents: true)) FindingException.Unless(delivered.ToString().Length > 0, delivered.ToJson());
    }
}
