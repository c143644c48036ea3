using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Checks;

public class KmsKeyAssertionsTests : InMemory
{
    private const string Id = "1234abcd-12ab-34cd-56ef-1234567890ab";

    [Test]
    public void A_key_that_is_as_it_should_be_is_returned() => Assert.That(
        Kms.Key("alias/cards").ShouldBe(KmsKeyCriteria.InState(KeyState.Enabled)).ShouldNotBe(KmsKeyCriteria.MultiRegion()).KeyId, Is.EqualTo(Id));

    [Test]
    public void One_that_is_not_fails_with_its_names_and_what_it_is_like() => Assert.That(
        () => Kms.Key("alias/cards").ShouldBe(KmsKeyCriteria.InState(KeyState.Disabled) | KmsKeyCriteria.Rotating()),
        Throws.TypeOf<KmsAssertionException>().With.Message.EqualTo(
            $"Expected a key in state Disabled or with automatic rotation.{Environment.NewLine}" +
            $"It was alias/cards ({Id}), in state Enabled and without automatic rotation."));

    [Test]
    public void One_that_should_not_be_so_fails_too() => Assert.That(
        () => Kms.Key("alias/cards").ShouldNotBe(KmsKeyCriteria.InState(KeyState.Enabled)),
        Throws.TypeOf<KmsAssertionException>().With.Message.EqualTo(
            $"Expected a key not in state Enabled.{Environment.NewLine}It was alias/cards ({Id}), in state Enabled."));

    [Test]
    public void Nothing_is_no_key_and_no_criteria()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Key("alias/cards").ShouldBe(null!), Throws.ArgumentNullException);
            Assert.That(() => KmsKeyAssertions.ShouldBe(null!, KmsKeyCriteria.Primary()), Throws.ArgumentNullException);
            Assert.That(() => KmsKeyCriteria.Primary() & null!, Throws.ArgumentNullException);
        }
    }

    [Test]
    public async Task A_replica_that_should_be_the_primary_key_is_said_to_be_one()
    {
        var primary = (await Client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata.KeyId;
        await Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = primary, ReplicaRegion = "eu-west-1" });
        var replica = Kms.Keys.Single(key => key.MultiRegionKeyType == MultiRegionKeyType.REPLICA);

        Assert.That(() => replica.ShouldBe(KmsKeyCriteria.Primary()), Throws.TypeOf<KmsAssertionException>().With.Message.EndsWith("a replica of several Regions."));
    }

    [Test]
    public async Task Material_that_waits_for_its_rotation_is_told_where_none_should()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await Client.ImportAsync(keyId, Wrapping.Material(2), request => request.ImportType = ImportType.NEW_KEY_MATERIAL);

        Assert.That(
            () => Kms.Key(keyId).ShouldNotBe(KmsKeyCriteria.WithPendingMaterial()),
            Throws.TypeOf<KmsAssertionException>().With.Message.EndsWith(", with key material that waits for its rotation."));
    }

    [Test]
    public async Task A_key_that_was_rotated_says_how_often()
    {
        await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = Id });

        Assert.That(
            () => Kms.Key(Id).ShouldBe(KmsKeyCriteria.Rotated(2)),
            Throws.TypeOf<KmsAssertionException>().With.Message.StartsWith("Expected a key rotated 2 times.").And.Message.EndsWith("rotated 1 time."));
    }

    [Test]
    public void A_caller_is_named_with_its_session_if_it_has_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Failure(KmsCaller.AssumedRole("Vault", "one")), Does.Contain("that refuses AssumedRole Vault/one kms:Decrypt"));
            Assert.That(Failure(KmsCaller.IamUser("Bob")), Does.Contain("that refuses IAMUser Bob kms:Decrypt"));
        }

        string Failure(KmsCaller caller) =>
            Assert.Throws<KmsAssertionException>(() => Kms.Key(Id).ShouldBe(KmsKeyCriteria.Refusing(caller, "kms:Decrypt")))!.Message;
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards", key => key.WithKeyId(Id));
}
