using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Pages;

public class MermaidTests : InMemory
{
    [Test]
    public async Task Calls_are_arrows_from_callers_to_keys_and_failures_end_in_a_cross()
    {
        await Client.EncryptTextAsync("alias/cards", "x");
        await Client.ListKeysAsync(new ListKeysRequest());
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        await ErrorOf(() => Client.EncryptTextAsync("alias/cards", "x"));
        await Client.ScheduleKeyDeletionAsync(Kms.Key("alias/cards").KeyId, 7);
        Kms.Advance(TimeSpan.FromDays(8));

        Assert.That(Kms.Trail.ToMermaid(), Is.EqualTo("""
            sequenceDiagram
                participant c1 as user/Alice
                participant kms as KMS
                participant k1 as alias/cards
                Note over kms: 2026-01-01T00#58;00#58;00Z
                c1->>k1: Encrypt
                c1->>kms: ListKeys
                c1-xk1: Encrypt, ThrottlingException #40;injected ThrottlingException#41;
                c1->>k1: ScheduleKeyDeletion
                Note over kms: 2026-01-08T00#58;00#58;00Z, 7 d 00#58;00#58;00 later
                kms->>k1: DeleteKey

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Names_are_text_and_end_no_line()
    {
        using var client = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "a=b,c@d"));
        await client.DescribeKeyAsync("alias/cards");
        var logged = CloudTrailLog.Parse(Kms.Trail[0].ToJson().Replace("a=b,c@d", "end;\\n%%{init}<b>\\u202E\\\"#é", StringComparison.Ordinal)).ToMermaid();

        Assert.That(logged, Does.Contain(
            "participant c1 as assumed-role/Vault/end#59;#60;U#43;000A#62;#37;#37;#123;init#125;#60;b#62;#60;U#43;202E#62;#34;#35;é\n"));
    }

    [Test]
    public void A_diagram_of_nothing_is_a_diagram() =>
        Assert.That(Kms.Trail.ToMermaid(), Is.EqualTo("sequenceDiagram\n    participant kms as KMS\n"));

    [TestCase(KmsTimeline.MermaidRecords, 0)]
    [TestCase(KmsTimeline.MermaidRecords + 1, 1)]
    public async Task Of_many_records_the_last_are_drawn_and_the_others_counted(int records, int leftOut)
    {
        for (var i = 0; i < records; i++) await Client.ListKeysAsync(new ListKeysRequest());
        var lines = Kms.Trail.ToMermaid().Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Count(line => line.EndsWith("ListKeys", StringComparison.Ordinal)), Is.EqualTo(KmsTimeline.MermaidRecords));
            Assert.That(lines.Where(line => line.Contains("earlier", StringComparison.Ordinal)),
                leftOut == 0 ? Is.Empty : Is.EqualTo(new[] { $"    Note over kms: {leftOut} earlier records" }));
        }
    }

    [Test]
    public async Task A_call_on_two_keys_is_an_arrow_to_each()
    {
        var blob = await Client.EncryptTextAsync("alias/cards", "x");
        var target = await Client.CreateSymmetricKeyAsync();
        Kms.Trail.Clear();
        await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = target });

        Assert.That(Kms.Trail.ToMermaid(), Does.Contain("c1->>k1: ReEncrypt\n").And.Contain("c1->>k2: ReEncrypt\n"));
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");
}
