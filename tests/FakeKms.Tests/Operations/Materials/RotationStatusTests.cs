using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

public class RotationStatusTests : InMemory
{

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

    private Task<GetKeyRotationStatusResponse> StatusAsync(string keyId) => Client.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = keyId });
}
