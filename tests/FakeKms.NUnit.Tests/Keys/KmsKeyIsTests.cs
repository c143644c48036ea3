using Amazon.KeyManagementService;

namespace FakeKms.Assertions.Tests.Keys;

/// <summary>What constraints on keys hold for.</summary>
public sealed class KmsKeyIsTests : KeysOfTests
{
    [Test]
    public async Task The_state_of_a_key()
    {
        await Script().DisableKey(Cards);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Key(Cards), KmsKeyIs.InState(KeyState.Disabled));
            Assert.That(Kms.Key(Cards), !KmsKeyIs.InState(KeyState.Enabled));
        }
    }

    [Test]
    public async Task A_view_of_a_key_stays_as_it_was()
    {
        var before = Kms.Key(Cards);
        await Script().DisableKey(Cards);

        Assert.That(before, KmsKeyIs.InState(KeyState.Enabled));
    }

    [Test]
    public async Task What_kind_of_key_it_is()
    {
        await Script().CreateKey("alias/signing", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.SIGN_VERIFY).CreateKey("alias/own", OriginType.EXTERNAL);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Key(Cards), KmsKeyIs.OfSpec(KeySpec.SYMMETRIC_DEFAULT) & KmsKeyIs.OfUsage(KeyUsageType.ENCRYPT_DECRYPT) & KmsKeyIs.OfOrigin(OriginType.AWS_KMS));
            Assert.That(Kms.Key("alias/signing"), KmsKeyIs.OfSpec(KeySpec.ECC_NIST_P256) & KmsKeyIs.OfUsage(KeyUsageType.SIGN_VERIFY));
            Assert.That(Kms.Key("alias/own"), KmsKeyIs.OfOrigin(OriginType.EXTERNAL) & !KmsKeyIs.OfSpec(KeySpec.RSA_2048));
        }
    }

    [Test]
    public async Task Which_part_it_has_in_several_Regions()
    {
        await Script().CreateKey("alias/global", multiRegion: true).ReplicateKey("alias/global", Ireland, alias: "alias/replica");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Key("alias/global"), KmsKeyIs.MultiRegion() & KmsKeyIs.Primary() & !KmsKeyIs.Replica() & KmsKeyIs.RelatedIn(Ireland));
            Assert.That(Kms.Key("alias/replica"), KmsKeyIs.MultiRegion() & KmsKeyIs.Replica() & !KmsKeyIs.Primary() & KmsKeyIs.RelatedIn(Kms.Region));
            Assert.That(Kms.Key(Cards), !KmsKeyIs.MultiRegion() & !KmsKeyIs.Primary() & !KmsKeyIs.Replica() & !KmsKeyIs.RelatedIn(Ireland));
        }
    }

    [Test]
    public async Task Its_names_and_tags()
    {
        await Script().CreateAlias("alias/payments", Cards);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Key(Cards), KmsKeyIs.Named(Cards) & KmsKeyIs.Named("alias/payments") & !KmsKeyIs.Named("alias/others"));
            Assert.That(Kms.Key(Cards), KmsKeyIs.Tagged("team") & KmsKeyIs.Tagged("team", "cards") & !KmsKeyIs.Tagged("team", "tokens") & !KmsKeyIs.Tagged("owner"));
        }
    }

    [Test]
    public async Task Its_materials()
    {
        var scenario = Script().CreateKey("alias/own", OriginType.EXTERNAL);
        await scenario;
        Assert.That(Kms.Key("alias/own"), !KmsKeyIs.Imported());

        var import = Script().ImportKeyMaterial("alias/own", into: "first");
        await import;
        Assert.That(Kms.Key("alias/own"), KmsKeyIs.Imported() & KmsKeyIs.WithMaterials(1) & KmsKeyIs.OnMaterial(import.Results.Text("first")) & !KmsKeyIs.WithPendingMaterial());

        var next = Script().ImportKeyMaterial("alias/own", [.. Enumerable.Repeat((byte)7, 32)], importType: ImportType.NEW_KEY_MATERIAL, into: "second");
        await next;
        Assert.That(Kms.Key("alias/own"), KmsKeyIs.WithMaterials(2) & KmsKeyIs.WithPendingMaterial() & KmsKeyIs.OnMaterial(import.Results.Text("first")) & KmsKeyIs.Rotated(0));

        await Script().RotateKeyOnDemand("alias/own");
        Assert.That(Kms.Key("alias/own"), !KmsKeyIs.WithPendingMaterial() & KmsKeyIs.OnMaterial(next.Results.Text("second")) & KmsKeyIs.Rotated(1));

        await Script().DeleteImportedKeyMaterial("alias/own");
        Assert.That(Kms.Key("alias/own"), !KmsKeyIs.Imported() & KmsKeyIs.WithMaterials(2));
    }

    [Test]
    public async Task When_its_material_expires()
    {
        await Script().CreateKey("alias/own", OriginType.EXTERNAL).ImportKeyMaterial("alias/own", expiresAfter: TimeSpan.FromDays(30));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Key("alias/own"), KmsKeyIs.Expiring() & KmsKeyIs.ExpiringAt(Pinned.Start.AddDays(30)) & !KmsKeyIs.ExpiringAt(Pinned.Start.AddDays(31)));
            Assert.That(Kms.Key("alias/own"), KmsKeyIs.ExpiringWithin(TimeSpan.FromDays(30)) & !KmsKeyIs.ExpiringWithin(TimeSpan.FromDays(29)));
            Assert.That(Kms.Key(Cards), !KmsKeyIs.Expiring() & !KmsKeyIs.ExpiringAt(Pinned.Start) & !KmsKeyIs.ExpiringWithin(TimeSpan.FromDays(3650)));
        }
    }

    [Test]
    public async Task How_it_rotates()
    {
        Assert.That(Kms.Key(Cards), !KmsKeyIs.Rotating() & !KmsKeyIs.RotatingEvery(90) & KmsKeyIs.Rotated(0));

        await Script().EnableKeyRotation(Cards, 90).Advance(TimeSpan.FromDays(180)).RotateKeyOnDemand(Cards);

        Assert.That(Kms.Key(Cards), KmsKeyIs.Rotating() & KmsKeyIs.RotatingEvery(90) & !KmsKeyIs.RotatingEvery(365) & KmsKeyIs.RotatingAt(Pinned.Start.AddDays(270)) & KmsKeyIs.Rotated(3));
    }

    [Test]
    public async Task When_it_is_deleted()
    {
        await Script().ScheduleKeyDeletion(Cards, 7);

        Assert.That(Kms.Key(Cards), KmsKeyIs.InState(KeyState.PendingDeletion) & KmsKeyIs.DeletedAt(Pinned.Start.AddDays(7)) & !KmsKeyIs.DeletedAt(Pinned.Start.AddDays(8)));
    }

    [Test]
    public async Task Whom_it_lets_in()
    {
        var partner = KmsCaller.AssumedRole("Partner", "zoe").WithAccountId("444455556666").WithAccessKeyId("ASIAPARTNER");
        Assert.That(Kms.Key(Cards), KmsKeyIs.Refusing(partner, "kms:Encrypt", "kms:Decrypt") & KmsKeyIs.WithGrants(0));

        await Script().CreateGrant(Cards, "arn:aws:iam::444455556666:role/Partner", [GrantOperation.Encrypt]);

        Assert.That(Kms.Key(Cards), KmsKeyIs.Allowing(partner, "kms:Encrypt") & KmsKeyIs.Refusing(partner, "kms:Decrypt", "kms:GenerateDataKey*") & KmsKeyIs.WithGrants(1));
        Assert.That(Kms.Key(Cards), !KmsKeyIs.Allowing(partner, "kms:Encrypt", "kms:Decrypt"));
    }

    [Test]
    public async Task All_keys_or_some()
    {
        await Script().CreateKey("alias/other");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Keys, Has.All.Matches(KmsKeyIs.InState(KeyState.Enabled)));
            Assert.That(Kms.Keys, Has.Exactly(1).Matches(KmsKeyIs.Tagged("team", "cards")));
        }
    }

    [Test]
    public void Constraints_combine()
    {
        var (yes, no) = (KmsKeyIs.InState(KeyState.Enabled), KmsKeyIs.Tagged("owner"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Key(Cards), yes & !no);
            Assert.That(Kms.Key(Cards), no | yes);
            Assert.That(Kms.Key(Cards), KmsKeyIs.Not(yes & no));
            Assert.That(Kms.Key(Cards), Is.Not.Null & yes);
            Assert.That((yes & no).ApplyTo(Kms.Key(Cards)).IsSuccess, Is.False);
            Assert.That((no | !yes).ApplyTo(Kms.Key(Cards)).IsSuccess, Is.False);
            Assert.That((!yes).ApplyTo(Kms.Key(Cards)).IsSuccess, Is.False);
        }
    }
}
