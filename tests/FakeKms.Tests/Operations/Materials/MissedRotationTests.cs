using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

public class MissedRotationTests : InMemory
{
    [Test]
    public async Task A_disabled_key_misses_its_rotation_and_makes_up_for_it_when_it_is_enabled()
    {
        var keyId = await CreateRotatingAsync(90);
        await Client.DisableKeyAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(100));
        var missed = Kms.Trail.Count(record => record.EventName == "RotateKey");

        await Client.EnableKeyAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(missed, Is.Zero);
            Assert.That(Kms.Trail[^1].EventName, Is.EqualTo("RotateKey"));
            Assert.That(Kms.Trail[^1].EventTime, Is.EqualTo(Kms.Clock.GetUtcNow()));
        }
    }

    [Test]
    public async Task A_key_that_missed_several_rotations_makes_up_for_one()
    {
        var keyId = await CreateRotatingAsync(90);
        await Client.DisableKeyAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(1000));

        await Client.EnableKeyAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(89));
        var soon = Kms.Trail.Count(record => record.EventName == "RotateKey");
        Kms.Advance(TimeSpan.FromDays(1));

        Assert.That((soon, Kms.Trail.Count(record => record.EventName == "RotateKey")), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_key_that_is_enabled_at_the_very_moment_of_its_rotation_rotates()
    {
        var keyId = await CreateRotatingAsync(90);
        await Client.DisableKeyAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(90));

        await Client.EnableKeyAsync(keyId);

        Assert.That(Kms.Trail.Select(record => record.EventName).TakeLast(2), Is.EqualTo(new[] { "EnableKey", "RotateKey" }));
    }

    [Test]
    public async Task A_key_that_is_enabled_in_time_keeps_its_date()
    {
        var start = Kms.Clock.GetUtcNow();
        var keyId = await CreateRotatingAsync(90);
        await Client.DisableKeyAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(30));
        await Client.EnableKeyAsync(keyId);

        Kms.Advance(TimeSpan.FromDays(70));

        Assert.That(Kms.Trail.Single(record => record.EventName == "RotateKey").EventTime, Is.EqualTo(start.AddDays(90)));
    }

    [Test]
    public async Task A_key_that_is_pending_deletion_does_not_rotate_and_makes_up_for_it_afterwards()
    {
        var keyId = await CreateRotatingAsync(90);
        Kms.Advance(TimeSpan.FromDays(85));
        await Client.ScheduleKeyDeletionAsync(keyId, 30);
        Kms.Advance(TimeSpan.FromDays(20));
        await Client.CancelKeyDeletionAsync(keyId);
        var before = Kms.Trail.Count(record => record.EventName == "RotateKey");

        await Client.EnableKeyAsync(keyId);

        Assert.That((before, Kms.Trail.Count(record => record.EventName == "RotateKey")), Is.EqualTo((0, 1)));
    }

    private async Task<string> CreateRotatingAsync(int days)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = days });
        return keyId;
    }
}
