using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Time;

/// <summary>A clock that is moved to the end of the calendar, where a next time does not exist any more.</summary>
public sealed class FarFutureTests : InMemory
{
    [TestCase(0)]
    [TestCase(40)]
    public async Task What_would_happen_after_the_last_day_never_happens(int daysBefore)
    {
        Kms.Clock.SetUtcNow(DateTimeOffset.MaxValue.AddDays(-daysBefore));
        var key = (await Client.CreateKeyAsync(new())).KeyMetadata;
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = key.KeyId, RotationPeriodInDays = 90 });
        var other = (await Client.CreateKeyAsync(new())).KeyMetadata;
        await Client.ScheduleKeyDeletionAsync(other.KeyId, 30);

        Kms.Clock.SetUtcNow(DateTimeOffset.MaxValue);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Named("DeleteKey"), Has.Count.EqualTo(daysBefore == 0 ? 0 : 1));
            Assert.That(Kms.Trail.Named("RotateKey"), Is.Empty);
            Assert.That(Kms.Trail.ToLogFiles(), Is.Not.Empty);
            Assert.That(() => Kms.Attestation.CreateNitroEnclave().CreateRecipientInfo(), Throws.Nothing);
        }
    }

    [Test]
    public async Task Every_rotation_until_the_year_3000_happens()
    {
        var key = (await Client.CreateKeyAsync(new())).KeyMetadata;
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = key.KeyId, RotationPeriodInDays = 90 });

        Kms.Clock.SetUtcNow(new DateTimeOffset(3000, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.That(Kms.Trail.Named("RotateKey"), Has.Count.EqualTo(3952));
    }
}
