using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

public class AutomaticRotationTests : InMemory
{
    [Test]
    public async Task A_key_rotates_every_period_at_its_own_time_in_one_long_advance()
    {
        var start = Kms.Clock.GetUtcNow();
        var keyId = await CreateRotatingAsync(365);

        Kms.Advance(TimeSpan.FromDays(365 * 5 + 1));

        var records = Kms.Trail.Where(record => record.EventName == "RotateKey").ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(records.Select(record => record.EventTime), Is.EqualTo(Enumerable.Range(1, 5).Select(year => start.AddDays(365 * year))));
            Assert.That(records.Select(record => record.Value("serviceEventDetails.rotationType")!.Value.GetString()), Is.All.EqualTo("AUTOMATIC"));
            Assert.That(
                records.Skip(1).Select(record => record.Value("serviceEventDetails.previousKeyMaterialId")!.Value.GetString()),
                Is.EqualTo(records.SkipLast(1).Select(record => record.Value("serviceEventDetails.currentKeyMaterialId")!.Value.GetString())));
            Assert.That(Kms.Key(keyId).CurrentKeyMaterialId, Is.EqualTo(records[^1].Value("serviceEventDetails.currentKeyMaterialId")!.Value.GetString()));
        }
    }

    [Test]
    public async Task The_rotations_are_listed_with_their_dates_and_the_first_material_on_request()
    {
        var start = Kms.Clock.GetUtcNow().UtcDateTime;
        var keyId = await CreateRotatingAsync(90);
        var first = Kms.Key(keyId).CurrentKeyMaterialId;
        Kms.Advance(TimeSpan.FromDays(200));

        var rotations = (await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId })).Rotations;
        var all = (await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId, IncludeKeyMaterial = IncludeKeyMaterial.ALL_KEY_MATERIAL })).Rotations;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rotations.Select(entry => (entry.RotationDate, entry.RotationType)), Is.EqualTo(new[]
            {
                ((DateTime?)start.AddDays(90), RotationType.AUTOMATIC), (start.AddDays(180), RotationType.AUTOMATIC),
            }));
            Assert.That(all.Select(entry => entry.KeyMaterialState.Value), Is.EqualTo(new[] { "NON_CURRENT", "NON_CURRENT", "CURRENT" }));
            Assert.That((all[0].KeyMaterialId, all[0].RotationDate, all[0].RotationType), Is.EqualTo((first, (DateTime?)null, (RotationType?)null)));
            Assert.That(all.Select(entry => (entry.ImportState, entry.ExpirationModel)), Is.All.EqualTo(((ImportState?)null, (ExpirationModelType?)null)));
        }
    }

    [Test]
    public async Task Ciphertexts_of_all_years_stay_readable_and_a_new_one_names_the_new_material()
    {
        var keyId = await CreateRotatingAsync(365);
        var blobs = new List<(MemoryStream Blob, string? Material)>();
        for (var year = 0; year < 3; year++)
        {
            blobs.Add((await Client.EncryptTextAsync(keyId, "text"), Kms.Key(keyId).CurrentKeyMaterialId));
            Kms.Advance(TimeSpan.FromDays(365));
        }

        var decrypted = new List<string?>();
        foreach (var (blob, _) in blobs) decrypted.Add((await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob })).KeyMaterialId);

        Assert.That(decrypted, Is.EqualTo(blobs.Select(entry => entry.Material)).And.Unique);
    }

    [Test]
    public async Task Another_period_counts_from_the_call_on()
    {
        var keyId = await CreateRotatingAsync(90);
        Kms.Advance(TimeSpan.FromDays(80));
        var now = Kms.Clock.GetUtcNow();

        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 200 });
        Kms.Advance(TimeSpan.FromDays(250));

        Assert.That(Kms.Trail.Single(record => record.EventName == "RotateKey").EventTime, Is.EqualTo(now.AddDays(200)));
    }

    [Test]
    public async Task The_same_period_set_twice_rotates_once()
    {
        var keyId = await CreateRotatingAsync(90);
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });

        Kms.Advance(TimeSpan.FromDays(90));

        Assert.That(Kms.Trail.Count(record => record.EventName == "RotateKey"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_key_whose_rotation_was_disabled_stays_as_it_is()
    {
        var keyId = await CreateRotatingAsync(90);
        await Client.DisableKeyRotationAsync(keyId);

        Kms.Advance(TimeSpan.FromDays(1000));

        Assert.That(Kms.Trail.Count(record => record.EventName == "RotateKey"), Is.Zero);
    }

    private async Task<string> CreateRotatingAsync(int days)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = days });
        return keyId;
    }
}
