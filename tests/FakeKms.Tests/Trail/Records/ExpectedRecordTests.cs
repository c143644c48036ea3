using FakeKms.Operations;
using FakeKms.Tests.Guards;
using FakeKms.Tests.Trail.Records.Cases;

namespace FakeKms.Tests.Trail.Records;

/// <summary>Every operation and every event of KMS's own has records that were written by hand from AWS's documentation; the fake writes the same, to the letter.</summary>
internal sealed class ExpectedRecordTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "FakeKms.Tests", "Trail", "Records", "Expected");

    [TestCaseSource(typeof(RecordCase), nameof(RecordCase.Every))]
    public async Task The_record_is_the_expected_one(RecordCase situation)
    {
        using var stage = new RecordStage();

        var record = await situation.Run(stage);

        Assert.That(record.ToJson(indented: true).ReplaceLineEndings("\n"), Is.EqualTo(Expected(situation.Name)));
    }

    [Test]
    public void Every_operation_and_every_event_of_KMS_itself_has_an_expected_record() => Assert.That(
        OperationCatalog.All.Select(operation => operation.Name).Concat(["DeleteKey", "DeleteExpiredKeyMaterial", "RotateKey", "SynchronizeMultiRegionKey"])
            .Except(RecordCase.Every.Select(situation => situation.Name)),
        Is.Empty);

    [Test]
    public void Every_expected_record_is_compared() => Assert.That(
        Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!),
        Is.EquivalentTo(RecordCase.Every.Select(situation => situation.Name)));

    private static string Expected(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json")).ReplaceLineEndings("\n").TrimEnd();
}
