using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Replay.Code;

/// <summary>An import brings the material that its record names, and says of its token what is so.</summary>
public sealed class PrintedImportTests
{
    private const string OwnToken = "asks for an import token of its own";

    private static FakeKmsServer Server() => FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start));

    private static KmsScenario TwoMaterials(FakeKmsServer kms) => kms.Scenario("two materials")
        .CreateKey("alias/e", OriginType.EXTERNAL)
        .ImportKeyMaterial("alias/e").Encrypt("alias/e", "text", into: "a")
        .ImportKeyMaterial("alias/e", importType: ImportType.NEW_KEY_MATERIAL).RotateKeyOnDemand("alias/e");

    // Which calls used the same material.
    private static int[] Materials(IReadOnlyList<KmsEvent> records)
    {
        string[] ids = [.. records.Select(record => record.Text("additionalEventData.keyMaterialId") ?? record.Text("responseElements.keyMaterialId")).OfType<string>()];
        return [.. ids.Select(id => Array.IndexOf(ids, id))];
    }

    private static byte[] Bytes(int octet) => [.. Enumerable.Repeat((byte)octet, 32)];

    [Test]
    public async Task An_older_material_that_expired_is_imported_again()
    {
        await using var kms = Server();
        await kms.Scenario("expired")
            .CreateKey("alias/e", OriginType.EXTERNAL)
            .ImportKeyMaterial("alias/e", Bytes(40), expiresAfter: TimeSpan.FromDays(10)).Encrypt("alias/e", "text", into: "a")
            .ImportKeyMaterial("alias/e", Bytes(41), importType: ImportType.NEW_KEY_MATERIAL).RotateKeyOnDemand("alias/e")
            .Advance(TimeSpan.FromDays(11))
            .ImportKeyMaterial("alias/e", Bytes(40))
            .Decrypt(from: "a");

        await PrintedTest.LeavesAsync([.. kms.Trail]);
    }

    [Test]
    public async Task An_older_material_from_before_the_records_is_imported_again()
    {
        await using var kms = Server();
        await kms.Scenario("before")
            .CreateKey("alias/e", OriginType.EXTERNAL)
            .ImportKeyMaterial("alias/e", Bytes(40), into: "first").Encrypt("alias/e", "text", into: "a")
            .ImportKeyMaterial("alias/e", Bytes(41), importType: ImportType.NEW_KEY_MATERIAL).RotateKeyOnDemand("alias/e").Encrypt("alias/e", "text", into: "b")
            .Do(kms.Trail.Clear)
            .Decrypt(from: "a").Encrypt("alias/e", "text")
            .DeleteImportedKeyMaterial("alias/e", "first").DeleteImportedKeyMaterial("alias/e")
            .ImportKeyMaterial("alias/e", Bytes(40)).ImportKeyMaterial("alias/e", Bytes(41)).Decrypt(from: "a").Decrypt(from: "b");

        await PrintedTest.LeavesAsync([.. kms.Trail]);
        Assert.That(Materials(await PrintedTest.RunAsync(kms.Trail.ToScenarioCode())), Is.EqualTo(Materials([.. kms.Trail])));
    }

    [Test]
    public async Task The_latest_material_needs_no_bytes()
    {
        await using var kms = Server();
        await TwoMaterials(kms).Encrypt("alias/e", "text", into: "b").DeleteImportedKeyMaterial("alias/e").ImportKeyMaterial("alias/e").Decrypt(from: "b");

        Assert.That(kms.Trail.ToScenarioCode(), Does.Not.Contain("material:"));
        await PrintedTest.LeavesAsync([.. kms.Trail]);
    }

    [Test]
    public async Task An_import_that_has_its_request_for_parameters_asks_for_no_more()
    {
        await using var kms = Server();
        await TwoMaterials(kms);

        Assert.That(kms.Trail.ToScenarioCode(), Does.Contain(".ImportKeyMaterial(\"alias/e\")").And.Not.Contain(OwnToken));
    }

    [Test]
    public async Task The_set_up_asks_for_no_parameters_that_an_import_asks_for_itself()
    {
        await using var kms = Server();
        await kms.Scenario("before").CreateKey("alias/e", OriginType.EXTERNAL).Do(kms.Trail.Clear).ImportKeyMaterial("alias/e");

        Assert.That(kms.Trail.ToScenarioCode(), Does.Not.Contain("GetParametersForImport(").And.Contain(".ImportKeyMaterial(\"alias/key-1\");"));
    }

    [Test]
    public async Task An_import_without_its_request_for_parameters_says_that_it_makes_one()
    {
        await using var kms = Server();
        await TwoMaterials(kms);

        Assert.That(
            kms.Trail.Where(record => record.EventName != "GetParametersForImport").ToScenarioCode(), Does.Contain(OwnToken));
    }
}
