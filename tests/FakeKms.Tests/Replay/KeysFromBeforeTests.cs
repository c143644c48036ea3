using Amazon.KeyManagementService;
using FakeKms.Tests.Replay.Code;

namespace FakeKms.Tests.Replay;

/// <summary>A log begins in the middle of the lives of its keys.</summary>
public sealed class KeysFromBeforeTests : ReplayTest
{
    private const string Replica = "mrk-0123456789abcdef0123456789abcdef";
    private static readonly string Material = new('a', 64);
    private static readonly string OlderMaterial = new('b', 64);

    [Test]
    public async Task A_key_that_is_used_was_there()
    {
        await RepeatsAsync(new Line("Decrypt") { Request = new { encryptionContext = new { tenant = "blue" } } }, new Line("DescribeKey", 5) { Request = new { keyId = "alias/cards" } });

        Assert.That((Kms.Key("alias/cards").KeyId, Kms.Key("alias/cards").Arn), Is.EqualTo((Line.KeyId, Line.ArnOf(Line.KeyId))));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_alias_that_is_looked_for_in_vain_was_not_there(bool isKeyOfTheLog)
    {
        using var origin = Pinned.Server(k => k.WithKey("alias/cards"));
        using var client = origin.CreateClient();
        var keyId = isKeyOfTheLog ? await client.CreateSymmetricKeyAsync() : origin.Key("alias/cards").KeyId;
        await ErrorOf(() => client.UpdateAliasAsync(new Amazon.KeyManagementService.Model.UpdateAliasRequest { AliasName = "alias/new", TargetKeyId = keyId }));
        await client.CreateAliasAsync("alias/new", keyId);

        await Kms.Scenario("again").FromCloudTrail(CloudTrailLog.Parse(origin.Trail.ToLogJson()));

        Assert.That(
            Kms.Trail.Select(record => $"{record.EventName} {record.ErrorCode}"), Is.EqualTo(origin.Trail.Select(record => $"{record.EventName} {record.ErrorCode}")));
        await PrintedTest.LeavesAsync([.. origin.Trail]);
    }

    [TestCase(100)]
    [TestCase(365)]
    [TestCase(700)]
    public async Task Two_rotations_tell_the_period_of_a_key(int days)
    {
        using var origin = Pinned.Server(k => k.WithKey("alias/cards", key => key.RotatingEvery(days)));
        using var client = origin.CreateClient();
        await client.DescribeKeyAsync("alias/cards");
        origin.Advance(TimeSpan.FromDays((2 * days) + 20));
        await client.DescribeKeyAsync("alias/cards");

        await Kms.Scenario("again").FromCloudTrail(CloudTrailLog.Parse(origin.Trail.ToLogJson()));

        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "DescribeKey", "RotateKey", "RotateKey", "DescribeKey" }));
        await PrintedTest.LeavesAsync([.. origin.Trail]);
    }

    [Test]
    public async Task One_rotation_tells_that_the_next_is_later_than_the_log()
    {
        using var origin = Pinned.Server(k => k.WithKey("alias/cards", key => key.RotatingEvery(700)));
        using var client = origin.CreateClient();
        await client.DescribeKeyAsync("alias/cards");
        origin.Advance(TimeSpan.FromDays(1_350));
        await client.DescribeKeyAsync("alias/cards");

        await Kms.Scenario("again").FromCloudTrail(CloudTrailLog.Parse(origin.Trail.ToLogJson()));

        Assert.That(Kms.Trail.Count(record => record.EventName == "RotateKey"), Is.EqualTo(1));
    }

    [Test]
    public async Task New_ids_are_none_of_the_log_though_the_log_is_of_a_server_with_the_same_seed()
    {
        using var origin = Pinned.Server();
        using var client = origin.CreateClient();
        for (var made = 0; made < 5; made++) await client.CreateSymmetricKeyAsync();
        await client.EnableKeyRotationAsync(new Amazon.KeyManagementService.Model.EnableKeyRotationRequest { KeyId = origin.Keys[0].KeyId });
        origin.Advance(TimeSpan.FromDays(400));

        await Kms.Scenario("again").FromCloudTrail(CloudTrailLog.Parse(origin.Trail.ToLogJson()));
        for (var made = 0; made < 20; made++) await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Keys, Has.Count.EqualTo(25));
            Assert.That(Kms.Trail.Select(record => record.EventID), Is.Unique);
            Assert.That(Kms.Mistakes, Is.Empty);
        }
    }

    [Test]
    public Task Its_materials_have_the_ids_of_the_log() => RepeatsAsync(
        new Line("Decrypt") { Extra = new { keyMaterialId = OlderMaterial } }, new Line("Encrypt", 1) { Request = new { keyId = Line.KeyId }, Extra = new { keyMaterialId = Material } });

    [Test]
    public async Task Each_ciphertext_is_one_of_the_material_that_the_log_names()
    {
        await ReplayAsync(new Line("Encrypt") { Request = new { keyId = Line.KeyId }, Extra = new { keyMaterialId = Material } }, new Line("Decrypt", 1) { Extra = new { keyMaterialId = OlderMaterial } });

        Assert.That(Kms.Trail.Select(record => record.Value("additionalEventData.keyMaterialId")?.GetString()), Is.EqualTo(new[] { Material, OlderMaterial }));
    }

    [Test]
    public Task A_key_whose_first_use_fails_was_disabled() => RepeatsAsync(
        new Line("Encrypt") { Request = new { keyId = Line.KeyId }, Error = "DisabledException" }, new Line("EnableKey", 1) { Request = new { keyId = Line.KeyId } },
        new Line("Encrypt", 2) { Request = new { keyId = Line.KeyId } });

    [Test]
    public Task A_key_whose_deletion_is_cancelled_was_about_to_be_deleted() => RepeatsAsync(
        new Line("CancelKeyDeletion") { Request = new { keyId = Line.KeyId } }, new Line("EnableKey", 1) { Request = new { keyId = Line.KeyId } });

    [Test]
    public Task A_deletion_that_was_scheduled_before_the_log_comes_at_its_time() => RepeatsAsync(
        new Line("DescribeKey") { Request = new { keyId = Line.KeyId } }, Line.Own("DeleteKey", 60), new Line("DescribeKey", 61) { Key = "", Request = new { keyId = Line.KeyId }, Error = "NotFoundException" });

    [Test]
    public Task Material_that_was_imported_before_the_log_expires_at_its_time() => RepeatsAsync(
        new Line("GenerateDataKey") { Request = new { keyId = Line.KeyId, keySpec = "AES_256" }, Extra = new { keyMaterialId = Material } },
        Line.Own("DeleteExpiredKeyMaterial", 30, new { keyId = Line.KeyId, keyMaterialId = Material }),
        new Line("Decrypt", 31) { Error = "KMSInvalidStateException", Message = "it is pending import." },
        new Line("ImportKeyMaterial", 40) { Request = new { keyId = Line.KeyId, expirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE" }, Answer = new { keyMaterialId = Material } },
        new Line("Decrypt", 41) { Extra = new { keyMaterialId = Material } });

    [Test]
    public Task Material_that_was_imported_before_the_log_can_be_deleted() => RepeatsAsync(
        new Line("DeleteImportedKeyMaterial") { Request = new { keyId = Line.KeyId, keyMaterialId = Material }, Answer = new { keyMaterialId = Material } },
        new Line("Encrypt", 1) { Request = new { keyId = Line.KeyId }, Error = "KMSInvalidStateException", Message = "it is pending import." });

    [Test]
    public Task A_key_of_which_the_log_has_the_first_import_was_waiting_for_it() => RepeatsAsync(
        new Line("GetParametersForImport") { Request = new { keyId = Line.KeyId, wrappingAlgorithm = "RSAES_OAEP_SHA_1", wrappingKeySpec = "RSA_2048" } },
        new Line("ImportKeyMaterial", 1) { Request = new { keyId = Line.KeyId, validTo = "Jun 3, 2025 12:00:00 AM", expirationModel = "KEY_MATERIAL_EXPIRES" } },
        new Line("Encrypt", 2) { Request = new { keyId = Line.KeyId } },
        Line.Own("DeleteExpiredKeyMaterial", 2 * 24 * 60));

    [Test]
    public Task A_rotation_that_was_enabled_before_the_log_comes_at_its_time() => RepeatsAsync(
        new Line("Encrypt") { Request = new { keyId = Line.KeyId } },
        Line.Own("RotateKey", 90, new { rotationType = "AUTOMATIC", keyOrigin = "AWS_KMS", keyId = Line.KeyId }), new Line("Decrypt", 91));

    [TestCase("AUTOMATIC")]
    [TestCase("ON_DEMAND")]
    public async Task A_rotation_tells_which_material_was_there_before_and_which_came(string type)
    {
        var details = new { rotationType = type, keyOrigin = "AWS_KMS", keyId = Line.KeyId, previousKeyMaterialId = OlderMaterial, currentKeyMaterialId = Material };
        var demand = new Line("RotateKeyOnDemand", 90) { Request = new { keyId = Line.KeyId }, Answer = new { keyId = Line.KeyId } };

        await RepeatsAsync([new Line("Encrypt") { Request = new { keyId = Line.KeyId } }, .. type == "ON_DEMAND" ? [demand] : Array.Empty<Line>(), Line.Own("RotateKey", 90, details)]);

        Assert.That(Kms.Keys.Single().Materials.Select(material => material.KeyMaterialId), Is.EqualTo(new[] { OlderMaterial, Material }));
    }

    [TestCase("Sign", "signingAlgorithm", "RSASSA_PSS_SHA_256", "RSA_2048")]
    [TestCase("Verify", "signingAlgorithm", "ECDSA_SHA_512", "ECC_NIST_P521")]
    [TestCase("GenerateMac", "macAlgorithm", "HMAC_SHA_384", "HMAC_384")]
    [TestCase("DeriveSharedSecret", "keyAgreementAlgorithm", "ECDH", "ECC_NIST_P256")]
    [TestCase("Decapsulate", "encapsulationAlgorithm", "ML_KEM", "ML_KEM_768")]
    [TestCase("Decrypt", "encryptionAlgorithm", "RSAES_OAEP_SHA_256", "RSA_2048")]
    public async Task The_kind_of_a_key_follows_from_what_was_done_with_it(string name, string member, string algorithm, string spec)
    {
        await RepeatsAsync(new Line(name) { Request = new Dictionary<string, string> { ["keyId"] = Line.KeyId, [member] = algorithm } });

        Assert.That(Kms.Keys.Single().KeySpec.Value, Is.EqualTo(spec));
    }

    [Test]
    public async Task A_key_behind_the_alias_of_a_service_is_the_services()
    {
        var service = new { type = "IAMUser", userName = "eve", arn = $"arn:aws:iam::{Line.Account}:user/eve", accountId = Line.Account, accessKeyId = "ASIAEVE", invokedBy = "secretsmanager.amazonaws.com" };
        await RepeatsAsync(new Line("GenerateDataKey") { Identity = service, Request = new { keyId = "alias/aws/secretsmanager", keySpec = "AES_256" } }, new Line("Decrypt", 1) { Identity = service });

        Assert.That(Kms.Key("alias/aws/secretsmanager").KeyManager, Is.EqualTo(KeyManagerType.AWS));
    }

    [Test]
    public Task A_grant_that_is_ended_was_there() => RepeatsAsync(
        new Line("RetireGrant") { Extra = new { grantId = Material } }, new Line("RevokeGrant", 1) { Request = new { keyId = Line.KeyId, grantId = OlderMaterial } },
        new Line("RevokeGrant", 2) { Request = new { keyId = Line.KeyId, grantId = OlderMaterial }, Error = "NotFoundException" });

    [Test]
    public async Task A_multi_Region_key_has_replicas_where_it_is_used()
    {
        await RepeatsAsync(
            new Line("Encrypt") { Key = Replica, Request = new { keyId = "alias/shared" } }, new Line("Decrypt", 1) { Key = Replica, KeyRegion = "us-west-2" },
            new Line("ScheduleKeyDeletion", 2) { Key = Replica, KeyRegion = "us-west-2", Request = new { keyId = Replica, pendingWindowInDays = 7 } });

        Assert.That(Kms.Keys.Select(key => (key.Region, key.MultiRegionKeyType?.Value)), Is.EquivalentTo(new (string, string?)[] { (Line.Region, "PRIMARY"), ("us-west-2", "REPLICA") }));
    }

    [Test]
    public async Task A_Region_that_becomes_the_primary_one_had_a_replica()
    {
        var moving = new { keyId = Replica, primaryRegion = "us-west-2" };
        var echo = new { type = "AssumedRole", principalId = "AROAEXAMPLE:run", arn = $"arn:aws:sts::{Line.Account}:assumed-role/Billing/run", accountId = Line.Account, invokedBy = "kms.amazonaws.com" };
        await ReplayAsync(
            new Line("UpdatePrimaryRegion") { Id = "e-1", Key = Replica, Request = moving },
            new Line("UpdatePrimaryRegion") { Id = "e-2", Identity = echo, Key = "", KeyRegion = "us-west-2", Request = moving with { keyId = Line.ArnOf(Replica, "us-west-2") } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Keys.Select(key => (key.Region, key.MultiRegionKeyType?.Value)), Is.EquivalentTo(new (string, string?)[] { (Line.Region, "REPLICA"), ("us-west-2", "PRIMARY") }));
            Assert.That(Kms.Trail.Named("UpdatePrimaryRegion").Select(record => (record.AwsRegion, record.ErrorCode)), Is.EqualTo(new (string, string?)[] { (Line.Region, null), ("us-west-2", null) }));
        }
    }

    [Test]
    public async Task A_Region_that_the_log_replicates_to_had_none()
    {
        await ReplayAsync(
            new Line("ReplicateKey") { Key = Replica, Request = new { keyId = Replica, replicaRegion = "us-west-2" } },
            new Line("UpdatePrimaryRegion", 1) { Key = Replica, Request = new { keyId = Replica, primaryRegion = "us-west-2" } });

        Assert.That(Kms.Trail.Where(record => record.UserIdentity.Type is not null).Select(record => record.ErrorCode), Has.All.Null.And.Exactly(4).Items);
    }

    [TestCase("Decrypt", TestName = "A_log_whose_key_the_server_has_is_refused(taken for granted)")]
    [TestCase("CreateKey", TestName = "A_log_whose_key_the_server_has_is_refused(made)")]
    public async Task A_log_whose_key_the_server_has_is_refused(string call)
    {
        await using var kms = FakeKmsServer.Start(k => k.WithRegion(Line.Region).WithAccountId(Line.Account).WithKey(key => key.WithKeyId(Line.KeyId)));
        var line = call == "Decrypt" ? new Line(call) : new Line(call) { Request = new { description = "new" }, Answer = new { keyMetadata = new { keyId = Line.KeyId, arn = Line.ArnOf(Line.KeyId) } } };

        var failure = await Assert.ThrowsAsync<KmsScenarioException>(() => kms.Scenario("again").FromCloudTrail(Line.Log(line)).RunAsync());

        Assert.That(failure!.Message, Does.Contain(
            $"The server has keys already that the log makes or takes for granted: {Line.ArnOf(Line.KeyId)}. A replay makes the keys of its log by itself: let it run on a server without them"));
    }
}
