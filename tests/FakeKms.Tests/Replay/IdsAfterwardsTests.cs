using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Replay;

/// <summary>Keys and records that another server with the same seed has left: what is made beside them has ids of its own.</summary>
public sealed class IdsAfterwardsTests
{
    [Test]
    public async Task What_is_made_after_a_replay_has_none_of_the_ids_of_the_log()
    {
        using var production = Pinned.Server();
        await MakeAsync(production);
        using var kms = Pinned.Server();
        await kms.Scenario("replay").FromCloudTrail(production.Trail);

        await MakeAsync(kms);

        AreDifferent(kms, records: 6);
    }

    [Test]
    public async Task What_is_made_beside_keys_of_a_file_has_none_of_their_ids()
    {
        using var production = Pinned.Server();
        await MakeAsync(production);
        using var kms = Pinned.Server(k => k.WithKeysFromJson(production.KeysToJson()));

        await MakeAsync(kms);

        AreDifferent(kms, records: 3);
    }

    [Test]
    public async Task A_fork_after_a_replay_keeps_out_of_them_too()
    {
        using var production = Pinned.Server();
        await MakeAsync(production);
        using var kms = Pinned.Server();
        await kms.Scenario("replay").FromCloudTrail(production.Trail);
        using var fork = kms.Fork();

        await MakeAsync(fork);

        AreDifferent(fork, records: 6);
    }

    [Test]
    public async Task A_key_that_the_log_takes_for_granted_keeps_its_id_to_itself()
    {
        using var production = Pinned.Server();
        await MakeAsync(production);
        using var kms = Pinned.Server();
        await kms.Scenario("replay").FromCloudTrail(production.Trail.Skip(2));

        await MakeAsync(kms);

        Assert.That(kms.Keys.Select(key => key.KeyId), Is.Unique.And.Exactly(3).Items);
    }

    [Test]
    public async Task Neither_are_tokens_of_grants_and_key_stores_those_of_the_other_server()
    {
        using var production = Pinned.Server();
        var (token, store) = await TokenAndStoreAsync(production);
        using var kms = Pinned.Server(k => k.WithKeysFromJson(production.KeysToJson()));

        var (other, otherStore) = await TokenAndStoreAsync(kms);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(other, Is.Not.EqualTo(token));
        Assert.That(otherStore, Is.Not.EqualTo(store));
    }

    private static async Task<(string Token, string Store)> TokenAndStoreAsync(FakeKmsServer kms)
    {
        using var client = kms.CreateClient();
        var grant = await client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId,
            GranteePrincipal = "arn:aws:iam::111122223333:user/Bob",
            Operations = [GrantOperation.Encrypt],
        });
        var store = await client.CreateCustomKeyStoreAsync(new CreateCustomKeyStoreRequest
        {
            CustomKeyStoreName = "cards",
            CloudHsmClusterId = "cluster-2a3b4c5d6e7",
            TrustAnchorCertificate = "certificate",
            KeyStorePassword = "kmsuser-password",
        });
        return (grant.GrantToken, store.CustomKeyStoreId);
    }

    private static async Task MakeAsync(FakeKmsServer kms)
    {
        using var client = kms.CreateClient();
        var key = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        await client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true });
        await client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = key,
            GranteePrincipal = "arn:aws:iam::111122223333:user/Bob",
            Operations = [GrantOperation.Encrypt],
        });
    }

    private static void AreDifferent(FakeKmsServer kms, int records)
    {
        using var scope = Assert.EnterMultipleScope();
        Assert.That(kms.Keys.Select(key => key.KeyId), Is.Unique.And.Exactly(4).Items);
        Assert.That(kms.Keys.SelectMany(key => key.Grants).Select(grant => grant.GrantId), Is.Unique.And.Exactly(2).Items);
        Assert.That(kms.Trail.Select(record => record.EventID), Is.Unique.And.Exactly(records).Items);
        Assert.That(kms.Trail.Select(record => record.RequestID), Is.Unique);
    }
}
