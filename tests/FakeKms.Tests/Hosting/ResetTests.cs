using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Hosting;

public sealed class ResetTests : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder
        .WithKey("alias/cards", key => key.Imported())
        .WithKey("alias/payments", key => key.RotatingEvery(90))
        .WithCloudHsmCluster("cluster-2a3b4c5d6e7");

    [Test]
    public async Task Keys_from_the_start_are_as_they_were_with_the_same_ids_and_materials()
    {
        var before = Kms.Key("alias/cards");
        var blob = await Client.EncryptTextAsync("alias/cards", "4111");
        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = before.KeyId });
        await Client.DeleteAliasAsync("alias/cards");

        Kms.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Kms.Key("alias/cards").Arn, Kms.Key("alias/cards").KeyState), Is.EqualTo((before.Arn, KeyState.Enabled)));
            Assert.That(await Client.DecryptTextAsync(blob), Is.EqualTo("4111"));
        }
    }

    [Test]
    public async Task Keys_that_the_operating_system_drew_are_as_they_were()
    {
        using var kms = FakeKmsServer.Start(k => k.WithSystemRandomness().WithKey("alias/drawn"));
        using var client = kms.CreateClient();
        var before = kms.Key("alias/drawn").KeyId;
        var blob = await client.EncryptTextAsync("alias/drawn", "4111");

        kms.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Key("alias/drawn").KeyId, Is.EqualTo(before));
            Assert.That(await client.DecryptTextAsync(blob), Is.EqualTo("4111"));
        }
    }

    [Test]
    public async Task Keys_of_a_file_are_as_they_were()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKeysFromJson(Kms.KeysToJson()).WithKeys(3));
        using var client = kms.CreateClient();
        var before = kms.Keys.Select(key => key.Arn).ToArray();
        var blob = await client.EncryptTextAsync("alias/payments", "4111");

        kms.Advance(TimeSpan.FromDays(1));
        kms.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Keys.Select(key => key.Arn), Is.EqualTo(before));
            Assert.That(kms.Key("alias/payments").CreationDate, Is.EqualTo(kms.Clock.GetUtcNow()));
            Assert.That(await client.DecryptTextAsync(blob), Is.EqualTo("4111"));
        }
    }

    [Test]
    public async Task Everything_else_is_forgotten()
    {
        await Client.CreateSymmetricKeyAsync();
        Kms.Ids.NextKeyId("1234abcd-12ab-34cd-56ef-1234567890ab");
        Kms.CloudHsmCluster("cluster-2a3b4c5d6e7").Delete();

        Kms.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail, Is.Empty);
            Assert.That(Kms.Keys, Has.Count.EqualTo(2));
            Assert.That(await Client.CreateSymmetricKeyAsync(), Is.Not.EqualTo("1234abcd-12ab-34cd-56ef-1234567890ab"));
            Assert.That(Kms.CloudHsmCluster("cluster-2a3b4c5d6e7").Exists, Is.True);
        }
    }

    [Test]
    public async Task The_same_calls_get_the_same_answers_again()
    {
        var first = await Client.CreateSymmetricKeyAsync();

        Kms.Reset();

        Assert.That(await Client.CreateSymmetricKeyAsync(), Is.EqualTo(first));
    }

    [Test]
    public void Dates_count_from_the_present_time_of_the_clock()
    {
        Kms.Advance(TimeSpan.FromDays(100));
        Kms.Reset();
        var (now, created) = (Kms.Clock.GetUtcNow(), Kms.Key("alias/payments").CreationDate);

        Kms.Advance(TimeSpan.FromDays(89));
        var early = Kms.Trail.Count;
        Kms.Advance(TimeSpan.FromDays(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((created, now), Is.EqualTo((Pinned.Start.AddDays(100), Pinned.Start.AddDays(100))));
            Assert.That((early, Kms.Trail.Select(record => record.EventName).Single()), Is.EqualTo((0, "RotateKey")));
        }
    }

    [Test]
    public async Task Clients_callers_and_subscriptions_stay()
    {
        var seen = new List<string>();
        using var subscription = Kms.Trail.Subscribe(record => seen.Add($"{record.UserIdentity.UserName} {record.EventName}"));
        using var bob = Kms.CreateClient(KmsCaller.IamUser("Bob").WithAccessKeyId("AKIABOB"));

        Kms.Reset();
        await bob.ListKeysAsync(new ListKeysRequest());

        Assert.That(seen, Is.EqualTo(new[] { "Bob ListKeys" }));
    }

    [Test]
    public async Task Attestation_documents_from_before_are_good_after_it()
    {
        var enclave = Kms.Attestation.CreateNitroEnclave();

        Kms.Reset();
        var answer = await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 16, Recipient = enclave.CreateRecipientInfo() });

        Assert.That(enclave.Decrypt(answer.CiphertextForRecipient), Has.Length.EqualTo(16));
    }
}
