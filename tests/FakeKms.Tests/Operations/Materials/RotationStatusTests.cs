using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

public class RotationStatusTests : InMemory
{
    [Test]
    public async Task A_new_key_does_not_rotate()
    {
        var status = await StatusAsync(await Client.CreateSymmetricKeyAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status.KeyRotationEnabled, Is.False);
            Assert.That((status.NextRotationDate, status.RotationPeriodInDays, status.OnDemandRotationStartDate), Is.EqualTo(((DateTime?)null, (int?)null, (DateTime?)null)));
        }
    }

    [TestCase(null, 365)]
    [TestCase(90, 90)]
    [TestCase(2560, 2560)]
    public async Task The_next_date_is_one_period_from_now(int? requested, int days)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = requested });

        var status = await StatusAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((status.KeyRotationEnabled, status.RotationPeriodInDays), Is.EqualTo(((bool?)true, (int?)days)));
            Assert.That(status.NextRotationDate, Is.EqualTo(Kms.Clock.GetUtcNow().AddDays(days).UtcDateTime));
            Assert.That(status.KeyId, Is.EqualTo(Kms.Key(keyId).Arn));
            Assert.That(status.OnDemandRotationStartDate, Is.Null);
        }
    }

    [TestCase(89, "greater than or equal to 90")]
    [TestCase(2561, "less than or equal to 2560")]
    public async Task A_period_has_90_to_2560_days(int days, string constraint) => Assert.That(
        await ErrorOf(() => Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab", RotationPeriodInDays = days })),
        Is.EqualTo($"ValidationException: 1 validation error detected: Value '{days}' at 'rotationPeriodInDays' failed to satisfy constraint: Member must have value {constraint}"));

    [Test]
    public async Task A_rotation_on_demand_does_not_move_the_next_date()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId });
        var next = (await StatusAsync(keyId)).NextRotationDate;
        Kms.Advance(TimeSpan.FromDays(10));

        await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });

        Assert.That((await StatusAsync(keyId)).NextRotationDate, Is.EqualTo(next));
    }

    [Test]
    public async Task A_disabled_key_keeps_its_setting()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId });
        await Client.DisableKeyAsync(keyId);

        Assert.That((await StatusAsync(keyId)).KeyRotationEnabled, Is.True);
    }

    [Test]
    public async Task A_key_that_is_pending_deletion_reads_false_and_has_its_setting_back_afterwards()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 180 });
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        var pending = await StatusAsync(keyId);
        await Client.CancelKeyDeletionAsync(keyId);

        var cancelled = await StatusAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((pending.KeyRotationEnabled, pending.RotationPeriodInDays, pending.NextRotationDate), Is.EqualTo(((bool?)false, (int?)null, (DateTime?)null)));
            Assert.That((cancelled.KeyRotationEnabled, cancelled.RotationPeriodInDays), Is.EqualTo(((bool?)true, (int?)180)));
        }
    }

    [TestCase("RSA_2048", "SIGN_VERIFY")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC")]
    [TestCase("ML_DSA_44", "SIGN_VERIFY")]
    public async Task Keys_of_other_specs_do_not_rotate(string spec, string usage)
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage })).KeyMetadata.KeyId;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await StatusAsync(keyId)).KeyRotationEnabled, Is.False);
            Assert.That(await CodeOf(() => Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId })), Is.EqualTo("UnsupportedOperationException"));
            Assert.That(await CodeOf(() => Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId })), Is.EqualTo("UnsupportedOperationException"));
            Assert.That(await CodeOf(() => Client.DisableKeyRotationAsync(keyId)), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task Imported_material_does_not_rotate_by_the_calendar()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        var error = $"UnsupportedOperationException: {Kms.Key(keyId).Arn} origin is EXTERNAL which is not valid for this operation.";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId })), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Client.DisableKeyRotationAsync(keyId)), Is.EqualTo(error));
        }
    }

    [Test]
    public async Task Setting_the_period_is_recorded_as_it_was_sent()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 180 });
        await Client.DisableKeyRotationAsync(keyId);

        var arn = Kms.Key(keyId).Arn;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[^2].RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","rotationPeriodInDays":180}"""));
            Assert.That(Kms.Trail.TakeLast(2).Select(record => record.ResponseElements.GetRawText()), Is.All.EqualTo($$"""{"keyId":"{{arn}}"}"""));
            await StatusAsync(keyId);
            Assert.That((Kms.Trail[^1].ReadOnly, Kms.Trail[^1].ResponseElements.ValueKind), Is.EqualTo((true, JsonValueKind.Null)));
        }
    }

    private async Task<string> CodeOf(Func<Task> call) => (await ErrorOf(call)).Split(':')[0];

    private Task<GetKeyRotationStatusResponse> StatusAsync(string keyId) => Client.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = keyId });
}
