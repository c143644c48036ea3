using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Protocol.CloudTrail;

/// <summary>The resources beside an event: those of its record, but for a Decrypt by a service that names no key.</summary>
public class LookupResourcesTests : LookingUp
{
    private static readonly TestCaseData[] Services =
    [
        new(KmsCaller.IamUser("Alice").ThroughService("secretsmanager.amazonaws.com")),
        new(KmsCaller.AwsService("workmail.amazonaws.com")),
    ];

    [TestCaseSource(nameof(Services))]
    public async Task A_Decrypt_by_a_service_that_names_no_key_has_none(KmsCaller service)
    {
        var arn = await DecryptAsync(service, namesKey: false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ResourcesAsync(), Is.EqualTo("[]"));
            Assert.That(Kms.Trail[^1].Resources.Single().Arn, Is.EqualTo(arn));
            Assert.That(await FoundAsync(arn), Does.Not.Contain("Decrypt"));
        }
    }

    [TestCaseSource(nameof(Services))]
    public async Task One_that_names_it_has_it(KmsCaller service)
    {
        var arn = await DecryptAsync(service, namesKey: true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ResourcesAsync(), Is.EqualTo($"[{{\"ResourceType\":\"AWS::KMS::Key\",\"ResourceName\":\"{arn}\"}}]"));
            Assert.That(await FoundAsync(arn), Does.Contain("Decrypt"));
        }
    }

    [Test]
    public async Task So_has_a_Decrypt_by_somebody_else()
    {
        var arn = await DecryptAsync(KmsCaller.IamUser("Alice"), namesKey: false);

        Assert.That(await FoundAsync(arn), Does.Contain("Decrypt"));
    }

    // No member of its request is called keyId.
    [TestCaseSource(nameof(Services))]
    public async Task So_has_a_ReEncrypt_by_a_service(KmsCaller service)
    {
        using var client = Kms.CreateClient(service);
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "x");
        await client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = keyId });

        Assert.That(await FoundAsync(Kms.Key(keyId).Arn), Does.Contain("ReEncrypt"));
    }

    private async Task<string> DecryptAsync(KmsCaller caller, bool namesKey)
    {
        using var client = Kms.CreateClient(caller);
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "x");
        await client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, KeyId = namesKey ? keyId : null });
        return Kms.Key(keyId).Arn;
    }

    private async Task<string> ResourcesAsync() => (await CloudTrail.LookupAsync("{}")).GetProperty("Events")[0].GetProperty("Resources").GetRawText();

    private Task<string[]> FoundAsync(string arn) =>
        CloudTrail.NamesAsync($$"""{"LookupAttributes":[{"AttributeKey":"ResourceName","AttributeValue":"{{arn}}"}]}""");
}
