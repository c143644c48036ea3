using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

public class SharedMaterialTests : TwoRegions
{
    [Test]
    public async Task A_ciphertext_of_one_Region_is_decrypted_in_the_other([Values] bool named)
    {
        var keyId = await CreateRelatedAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret");

        var decrypted = await Away.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, KeyId = named ? keyId : null });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(System.Text.Encoding.UTF8.GetString(decrypted.Plaintext.ToArray()), Is.EqualTo("secret"));
            Assert.That(decrypted.KeyId, Is.EqualTo(Arn(keyId, AwayRegion)));
        }
    }

    [Test]
    public async Task A_data_key_of_the_replica_is_decrypted_by_the_primary()
    {
        var keyId = await CreateRelatedAsync();
        var dataKey = await Away.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256 });

        var decrypted = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = dataKey.CiphertextBlob });

        Assert.That((decrypted.Plaintext.ToArray(), decrypted.KeyId), Is.EqualTo((dataKey.Plaintext.ToArray(), Arn(keyId, HomeRegion))));
    }

    [Test]
    public async Task ReEncrypt_takes_a_ciphertext_of_the_other_Region()
    {
        var keyId = await CreateRelatedAsync();
        var target = await Away.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret");

        var moved = await Away.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, SourceKeyId = keyId, DestinationKeyId = target });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(moved.SourceKeyId, Is.EqualTo(Arn(keyId, AwayRegion)));
            Assert.That(await Away.DecryptTextAsync(moved.CiphertextBlob, target), Is.EqualTo("secret"));
        }
    }

    [Test]
    public async Task A_ciphertext_is_foreign_in_a_Region_without_a_related_key()
    {
        var keyId = await CreateAsync(Client);
        var blob = await Client.EncryptTextAsync(keyId, "secret");

        Assert.That(await ErrorOf(() => Away.DecryptTextAsync(blob)), Is.EqualTo(
            "AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext " +
            "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access"));
    }

    [Test]
    public async Task A_ciphertext_is_foreign_where_the_replica_is_gone()
    {
        var keyId = await CreateRelatedAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret");
        await Away.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Away.DecryptTextAsync(blob)), Does.StartWith("AccessDeniedException"));
            Assert.That(await Client.DecryptTextAsync(blob), Is.EqualTo("secret"));
        }
    }

    [Test]
    public async Task A_disabled_replica_does_not_disable_its_primary()
    {
        var keyId = await CreateRelatedAsync();
        await Away.DisableKeyAsync(keyId);

        Assert.That((await StateOf(keyId), await StateOf(Away, keyId)), Is.EqualTo(("Enabled", "Disabled")));
    }

    [Test]
    public async Task The_last_use_is_tracked_in_each_Region_apart()
    {
        var keyId = await CreateRelatedAsync();
        await Away.EncryptTextAsync(keyId, "x");

        var (home, away) = (
            await Client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = keyId }), await Away.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = keyId }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(home.KeyLastUsage?.Operation, Is.Null);
            Assert.That(away.KeyLastUsage.Operation, Is.EqualTo(KeyLastUsageTrackingOperation.Encrypt));
        }
    }
}
