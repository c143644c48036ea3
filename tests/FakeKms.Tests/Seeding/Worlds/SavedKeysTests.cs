using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding.Worlds;

/// <summary>What one server wrote down another one has, on a clock that stands at the same time.</summary>
public class SavedKeysTests : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    [Test]
    public async Task A_server_that_starts_from_a_file_reads_the_ciphertexts_of_the_one_that_wrote_it()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{nameof(SavedKeysTests)}-{Guid.NewGuid():N}.json");
        var blob = await Client.EncryptTextAsync("alias/cards", "4111");
        try
        {
            Kms.SaveKeys(path);
            using var other = Pinned.Server(k => k.WithKeysFrom(path));
            using var client = other.CreateClient();

            using (Assert.EnterMultipleScope())
            {
                Assert.That(other.Trail, Is.Empty);
                Assert.That(other.Key("alias/cards").KeyId, Is.EqualTo(Kms.Key("alias/cards").KeyId));
                Assert.That(await client.DecryptTextAsync(blob), Is.EqualTo("4111"));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestCaseSource(typeof(GivenMaterials), nameof(GivenMaterials.Specs))]
    public async Task A_key_of_every_spec_has_the_same_material_again(string spec)
    {
        using var kms = GivenMaterials.Server(spec, configure: null);
        using var client = kms.CreateClient();
        var before = await client.TraceAsync(kms.Key("alias/given").KeyId, spec);

        using var other = FakeKmsServer.Start(k => k.WithRegion(kms.Region).WithSeed(5).WithKeysFromJson(kms.KeysToJson()));
        using var its = other.CreateClient();

        Assert.That(await its.TraceAsync(kms.Key("alias/given").KeyId, spec), Is.EqualTo(before));
    }

    [TestCaseSource(typeof(GivenMaterials), nameof(GivenMaterials.Importable))]
    public async Task An_imported_key_of_every_spec_has_the_same_material_again(string spec)
    {
        using var kms = GivenMaterials.Server(spec, key => key.Imported());
        using var client = kms.CreateClient();
        var before = await client.TraceAsync(kms.Key("alias/given").KeyId, spec);

        using var other = FakeKmsServer.Start(k => k.WithRegion(kms.Region).WithSeed(5).WithKeysFromJson(kms.KeysToJson()));
        using var its = other.CreateClient();

        Assert.That(await its.TraceAsync(kms.Key("alias/given").KeyId, spec), Is.EqualTo(before));
    }

    [Test]
    public async Task Everything_about_an_estate_is_there_again()
    {
        await Estates.BuildAsync(Kms, Client);

        using var other = Pinned.Server(k => k.StartingAt(Kms.Clock.GetUtcNow()).WithKeysFromJson(Kms.KeysToJson()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Estates.Described(other), Is.EqualTo(Estates.Described(Kms)));
            Assert.That(other.KeysToJson(), Is.EqualTo(Kms.KeysToJson()));
        }
    }

    [Test]
    public async Task What_is_due_is_due_in_both_at_the_same_time()
    {
        await Estates.BuildAsync(Kms, Client);
        using var other = Pinned.Server(k => k.StartingAt(Kms.Clock.GetUtcNow()).WithKeysFromJson(Kms.KeysToJson()));
        var before = Kms.Trail.Count;

        Kms.Advance(TimeSpan.FromDays(800));
        other.Advance(TimeSpan.FromDays(800));

        var expected = Kms.Trail.Skip(before).Select(record => (record.EventName, record.EventTime)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(expected.Select(record => record.EventName).Distinct(), Is.SupersetOf(new[] { "DeleteKey", "DeleteExpiredKeyMaterial", "RotateKey" }));
            Assert.That(other.Trail.Select(record => (record.EventName, record.EventTime)), Is.EquivalentTo(expected));
        }
    }

    [Test]
    public async Task Dates_count_from_the_time_of_the_file()
    {
        var keyId = Kms.Key("alias/cards").KeyId;
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        using var other = Pinned.Server(k => k.StartingAt(Pinned.Start.AddYears(1)).WithKeysFromJson(Kms.KeysToJson()));

        other.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        var last = other.Keys.Count;
        other.Advance(TimeSpan.FromSeconds(1));

        Assert.That((last, other.Keys.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task New_keys_get_ids_and_materials_that_no_saved_key_has()
    {
        using var other = Pinned.Server(k => k.WithKeysFromJson(Kms.KeysToJson()));
        using var client = other.CreateClient();

        var keyId = await client.CreateSymmetricKeyAsync();

        Assert.That(other.Key(keyId).CurrentKeyMaterialId, Is.Not.EqualTo(Kms.Key("alias/cards").CurrentKeyMaterialId));
    }

    [Test]
    public async Task The_same_file_and_the_same_seed_give_the_same_server()
    {
        using var one = Pinned.Server(k => k.WithKeysFromJson(Kms.KeysToJson()));
        using var twin = Pinned.Server(k => k.WithKeysFromJson(Kms.KeysToJson()));
        using var client = one.CreateClient();
        using var its = twin.CreateClient();

        Assert.That(await client.CreateSymmetricKeyAsync(), Is.EqualTo(await its.CreateSymmetricKeyAsync()));
    }

    [Test]
    public async Task Material_that_was_deleted_is_known_when_it_is_imported_again()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(3));
        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId });
        using var other = Pinned.Server(k => k.WithKeysFromJson(Kms.KeysToJson()));
        using var client = other.CreateClient();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(other.Key(keyId).KeyState, Is.EqualTo(KeyState.PendingImport));
            Assert.That(async () => await client.ImportAsync(keyId, Wrapping.Material(4)), Throws.TypeOf<IncorrectKeyMaterialException>());
            Assert.That(async () => await client.ImportAsync(keyId, Wrapping.Material(3)), Throws.Nothing);
        }
    }

    [Test]
    public async Task A_key_in_a_custom_key_store_is_named_and_nothing_is_saved()
    {
        var store = await Client.CreateCustomKeyStoreAsync(new CreateCustomKeyStoreRequest
        {
            CustomKeyStoreName = "hsm",
            CloudHsmClusterId = "cluster-1a23b4cdefg".Replace('1', '2'),
            KeyStorePassword = "kmsPswd1",
            TrustAnchorCertificate = "certificate",
        });
        await Client.ConnectCustomKeyStoreAsync(new ConnectCustomKeyStoreRequest { CustomKeyStoreId = store.CustomKeyStoreId });
        var key = await Client.CreateKeyAsync(new CreateKeyRequest { Origin = OriginType.AWS_CLOUDHSM, CustomKeyStoreId = store.CustomKeyStoreId });

        Assert.That(() => Kms.KeysToJson(), Throws.InvalidOperationException.With.Message.Contains($"{key.KeyMetadata.Arn}: it is in a custom key store"));
    }

    [Test]
    public async Task A_key_in_a_transition_is_named_and_nothing_is_saved()
    {
        using var kms = Pinned.Server(k => k.WithTransitionTime(TimeSpan.FromMinutes(1)).WithKey("alias/cards"));
        using var client = kms.CreateClient();
        await client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = kms.Key("alias/cards").KeyId });

        Assert.That(() => kms.KeysToJson(), Throws.InvalidOperationException.With.Message.Contains("a rotation of it is under way"));
        kms.Advance(TimeSpan.FromMinutes(1));
        Assert.That(() => kms.KeysToJson(), Throws.Nothing);
    }
}
