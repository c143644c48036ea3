using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Encapsulation;

public class EncapsulationRecordTests : InMemory
{
    private static readonly string[] Both = ["Encapsulate", "Decapsulate"];

    [TestCaseSource(nameof(Both))]
    public async Task A_dry_run_is_recorded_as_one(string operation)
    {
        var keyId = await Client.CreateKemKeyAsync();

        await ErrorOf(() => CallAsync(operation, keyId, dryRun: true));

        Assert.That(Kms.Trail[^1].Value("requestParameters.dryRun")?.GetBoolean(), Is.True);
    }

    [TestCaseSource(nameof(Both))]
    public async Task Both_are_uses_of_the_key(string operation)
    {
        var keyId = await Client.CreateKemKeyAsync();

        await CallAsync(operation, keyId);

        var usage = (await Client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = keyId })).KeyLastUsage;
        Assert.That((usage.Operation.Value, usage.CloudTrailEventId), Is.EqualTo((operation, Kms.Trail.Single(record => record.EventName == operation).EventID)));
    }

    [Test]
    public async Task The_records_have_the_key_and_the_algorithm_and_no_secret()
    {
        var keyId = await Client.CreateKemKeyAsync();
        await Client.CreateAliasAsync("alias/kem", keyId);
        var encapsulated = await Client.EncapsulateWithAsync("alias/kem");
        await Client.DecapsulateWithAsync("alias/kem", encapsulated.SharedSecretCiphertextBlob);

        foreach (var record in Kms.Trail.Where(record => Both.Contains(record.EventName)))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(record.Value("requestParameters")?.GetRawText(), Is.EqualTo("""{"keyId":"alias/kem","encapsulationAlgorithm":"ML_KEM"}"""));
                Assert.That(record.Value("responseElements")?.ValueKind, Is.Null.Or.EqualTo(System.Text.Json.JsonValueKind.Null));
                Assert.That(record.Value("additionalEventData"), Is.Null);
                Assert.That(record.ReadOnly, Is.True);
                Assert.That(record.Resources.Select(resource => resource.Arn), Is.EqualTo(new[] { Kms.Key(keyId).Arn }));
            }
        }
    }

    // The fake's own reading: what AWS offers in China is not documented.
    [Test]
    public async Task ML_KEM_keys_are_not_offered_in_China()
    {
        using var china = Kms.CreateClient(config => config.AuthenticationRegion = "cn-north-1");

        Assert.That(async () => await china.CreateKemKeyAsync(), Throws.TypeOf<UnsupportedOperationException>());
        Assert.That(async () => await Client.CreateKemKeyAsync(), Throws.Nothing);
    }

    private Task CallAsync(string operation, string keyId, bool? dryRun = null) => operation == "Encapsulate"
        ? Client.EncapsulateWithAsync(keyId, request => request.DryRun = dryRun)
        : Client.DecapsulateWithAsync(keyId, new MemoryStream(new byte[768]), request => request.DryRun = dryRun);
}
