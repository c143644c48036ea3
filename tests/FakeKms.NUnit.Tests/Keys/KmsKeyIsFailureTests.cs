using Amazon.KeyManagementService;

namespace FakeKms.Assertions.Tests.Keys;

/// <summary>What a failed constraint on a key says, and which constraints are refused.</summary>
public sealed class KmsKeyIsFailureTests : KeysOfTests
{
    private const string Key = $"{Cards} ({RecordedCalls.KeyId})";

    [Test]
    public void The_key_is_named_with_what_it_is_like() => Fails(
        KmsKeyIs.InState(KeyState.Disabled),
        $"""
          Expected: a key in state Disabled
          But was:  {Key}, in state Enabled
        """);

    [Test]
    public async Task A_key_without_an_alias_goes_by_its_id()
    {
        await Script().DeleteAlias(Cards);

        Assert.That(
            Failure.Of(() => Assert.That(Kms.Key(RecordedCalls.KeyId), KmsKeyIs.Named(Cards))),
            Does.Contain($"But was:  key/{RecordedCalls.KeyId}, without an alias"));
    }

    [Test]
    public void Of_several_those_are_told_that_fail() => Fails(
        KmsKeyIs.InState(KeyState.Enabled) & KmsKeyIs.RotatingEvery(90) & (KmsKeyIs.OfOrigin(OriginType.EXTERNAL) | KmsKeyIs.Replica()),
        $"""
          Expected: a key in state Enabled and with automatic rotation every 90 days and (of origin EXTERNAL or a replica of several Regions)
          But was:  {Key}, without automatic rotation and of origin AWS_KMS and of one Region
        """);

    [Test]
    public void What_was_not_to_hold_is_told() => Fails(
        !(KmsKeyIs.Tagged("team", "cards") & KmsKeyIs.WithMaterials(1)),
        $"""
          Expected: a key not (tagged team=cards and with 1 key material)
          But was:  {Key}, tagged team=cards, tier=1 and with 1 key material
        """);

    [Test]
    public async Task Each_says_what_the_key_has_instead()
    {
        await Script().EnableKeyRotation(Cards, 90).CreateKey("alias/own", OriginType.EXTERNAL, multiRegion: true)
            .ImportKeyMaterial("alias/own", expiresAfter: TimeSpan.FromDays(30)).ReplicateKey("alias/own", Ireland);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Found(Cards, KmsKeyIs.RotatingEvery(365)), Is.EqualTo("with automatic rotation every 90 days, next at 2026-04-01T00:00:00Z"));
            Assert.That(Found(Cards, KmsKeyIs.Rotated(1)), Is.EqualTo("never rotated"));
            Assert.That(Found(Cards, KmsKeyIs.WithPendingMaterial()), Is.EqualTo("with no key material that waits for its rotation"));
            Assert.That(Found(Cards, KmsKeyIs.Imported()), Is.EqualTo("of origin AWS_KMS"));
            Assert.That(Found(Cards, KmsKeyIs.RelatedIn(Ireland)), Is.EqualTo("without related keys"));
            Assert.That(Found(Cards, KmsKeyIs.Named("alias/x")), Is.EqualTo("named alias/cards"));
            Assert.That(Found(Cards, KmsKeyIs.DeletedAt(Pinned.Start)), Is.EqualTo("without a deletion date"));
            Assert.That(Found(Cards, KmsKeyIs.WithGrants(2)), Is.EqualTo("with no grants"));
            Assert.That(Found(Cards, KmsKeyIs.OnMaterial(new string('0', 64))), Is.EqualTo($"on key material {Kms.Key(Cards).CurrentKeyMaterialId}"));
            Assert.That(Found("alias/own", KmsKeyIs.ExpiringAt(Pinned.Start)), Is.EqualTo("with key material that expires at 2026-01-31T00:00:00Z"));
            Assert.That(Found("alias/own", KmsKeyIs.ExpiringWithin(TimeSpan.FromDays(1))), Is.EqualTo("with key material that expires in 30.00:00:00"));
            Assert.That(Found("alias/own", KmsKeyIs.RelatedIn("us-west-2")), Is.EqualTo("with related keys in eu-west-1"));
            Assert.That(Found("alias/own", KmsKeyIs.Tagged("team")), Is.EqualTo("without tags"));
        }

        await Script().DeleteImportedKeyMaterial("alias/own");
        Assert.That(Found("alias/own", KmsKeyIs.Imported()), Is.EqualTo("without 1 of its imported key materials"));
    }

    [Test]
    public void A_permission_is_told_with_the_policies_that_decided()
    {
        var partner = KmsCaller.AssumedRole("Partner", "zoe").WithAccountId("444455556666").WithAccessKeyId("ASIAPARTNER");

        Assert.That(Failure.Of(() => Assert.That(Kms.Key(Cards), KmsKeyIs.Allowing(partner, "kms:Encrypt"))), Does
            .Contain("Expected: a key that allows AssumedRole Partner/zoe kms:Encrypt").And
            .Contain($"But was:  {Key}, not allowed by").And
            .Contain("statement Enable IAM User Permissions").And
            .Contain("AWS answers: "));
    }

    [Test]
    public void What_cannot_be_meant_is_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => KmsKeyIs.InState("Disabld"), Throws.ArgumentException.With.Message.EqualTo("'Disabld' is no KeyState of KMS; did you mean 'Disabled'? (Parameter 'state')"));
            Assert.That(() => KmsKeyIs.InState(null!), Throws.ArgumentNullException);
            Assert.That(() => KmsKeyIs.OfOrigin("KMS"), Throws.ArgumentException);
            Assert.That(() => KmsKeyIs.OfSpec("RSA_1024"), Throws.ArgumentException);
            Assert.That(() => KmsKeyIs.OfUsage("ENCRYPT"), Throws.ArgumentException);
            Assert.That(() => KmsKeyIs.RelatedIn("ireland"), Throws.ArgumentException);
            Assert.That(() => KmsKeyIs.Named("cards"), Throws.ArgumentException.With.Message.Contains("did you mean 'alias/cards'?"));
            Assert.That(() => KmsKeyIs.Tagged(" "), Throws.ArgumentException);
            Assert.That(() => KmsKeyIs.WithMaterials(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => KmsKeyIs.OnMaterial("1234"), Throws.ArgumentException.With.Message.Contains("64 hexadecimal digits"));
            Assert.That(() => KmsKeyIs.ExpiringWithin(TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => KmsKeyIs.RotatingEvery(89), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => KmsKeyIs.RotatingEvery(2561), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => KmsKeyIs.Rotated(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => KmsKeyIs.WithGrants(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => KmsKeyIs.Allowing(Kms.Caller), Throws.ArgumentException.With.Message.StartsWith("Name the actions"));
            Assert.That(() => KmsKeyIs.Refusing(null!, "kms:Decrypt"), Throws.ArgumentNullException);
            Assert.That(() => KmsKeyIs.Not(null!), Throws.ArgumentNullException);
            Assert.That(() => KmsKeyIs.Allowing(Kms.Caller, "kms:Decypt").ApplyTo(Kms.Key(Cards)), Throws.ArgumentException.With.Message.Contains("did you mean 'kms:Decrypt'?"));
            Assert.That(() => KmsKeyIs.Primary().ApplyTo(Cards), Throws.ArgumentException.With.Message.StartsWith("KmsKeyIs… holds for a key"));
        }
    }

    private void Fails(KmsKeyConstraint constraint, string expected) => Assert.That(
        Failure.Of(() => Assert.That(Kms.Key(Cards), constraint)).ReplaceLineEndings("\n"),
        Does.EndWith(expected.ReplaceLineEndings("\n") + "\n"));

    private string Found(string key, KmsKeyConstraint constraint) =>
        Failure.Of(() => Assert.That(Kms.Key(key), constraint)).ReplaceLineEndings("\n").TrimEnd('\n').Split("), ", 3)[^1];
}
