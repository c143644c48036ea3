using FakeKms.Fuzzing.Running;
using FakeKms.Tests.Trail.Reading;

namespace FakeKms.Fuzzing.Targets;

/// <summary>CloudTrail logs in all layouts, compressed or not: FormatException alone, whether they are read as a whole or one by one.</summary>
internal sealed class LogTarget : FuzzTarget
{
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
        whole.ToIamPolicies();
    }

    private static IReadOnlyList<KmsEvent>? Read(Func<IReadOnlyList<KmsEvent>> read)
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

    private static void Look(KmsEvent record)
    {
        record.ToString();
        record.ToJson();
        record.ToEventBridge(allManagementEvents: true);
    }
}
