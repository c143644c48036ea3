using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("GetKeyLastUsage")]
[Lanes]
public class GetKeyLastUsageConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_key_that_was_never_used_says_since_when_it_was_watched()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

        var usage = await UsageAsync(key.KeyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((usage.KeyCreationDate, usage.TrackingStartDate is null), Is.EqualTo((key.CreationDate, false)));
            Assert.That((usage.KeyLastUsage?.Operation, usage.KeyLastUsage?.Timestamp), Is.EqualTo(((object?)null, (DateTime?)null)));
        }
    }

    [Test]
    public async Task The_last_use_is_remembered_with_its_operation_and_its_record()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DecryptTextAsync(await Client.EncryptTextAsync(keyId, "x"));

        var usage = (await UsageAsync(keyId)).KeyLastUsage;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((usage.Operation.Value, usage.Timestamp is null), Is.EqualTo(("Decrypt", false)));
            Assert.That((usage.CloudTrailEventId, usage.KmsRequestId), Is.Not.EqualTo(((string?)null, (string?)null)));
        }
    }

    [Test]
    public async Task ReEncrypt_uses_both_keys()
    {
        var (source, destination) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        var blob = await Client.EncryptTextAsync(source, "x");
        await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = destination });

        var (first, second) = ((await UsageAsync(source)).KeyLastUsage, (await UsageAsync(destination)).KeyLastUsage);

        Assert.That((first.Operation.Value, second.Operation.Value), Is.EqualTo(("ReEncrypt", "ReEncrypt")));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found() => Assert.That(
        await ErrorOf(() => UsageAsync(UnknownKey)),
        Does.Match(Errors.UnknownKey(Region, UnknownKey)));

    [Test]
    [Refusal]
    public async Task An_alias_is_not_accepted()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());

        Assert.That(await ErrorOf(() => UsageAsync(Alias)), Does.StartWith("InvalidArnException"));
    }

    private Task<GetKeyLastUsageResponse> UsageAsync(string keyId) => Client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = keyId });
}
