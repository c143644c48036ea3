using Amazon.KeyManagementService;

namespace FakeKms.Tests.Seeding;

/// <summary>Settings of a seed that cannot both be meant are named, whichever came first.</summary>
public class SeedContradictionTests
{
    private static readonly (string Name, Func<KeySeed, KeySeed> Say) Pending = ("PendingImport", key => key.PendingImport());
    private static readonly (string Name, Func<KeySeed, KeySeed> Say) Imported = ("Imported", key => key.Imported());
    private static readonly (string Name, Func<KeySeed, KeySeed> Say) Rotating = ("RotatingEvery", key => key.RotatingEvery(90));
    private static readonly (string Name, Func<KeySeed, KeySeed> Say) Material = ("WithMaterial", key => key.WithMaterial(new byte[32]));
    private static readonly (string Name, Func<KeySeed, KeySeed> Say) Pem = ("WithMaterial", key => key.WithMaterial(GivenMaterials.Pem("RSA_2048")));
    private static readonly (string Name, Func<KeySeed, KeySeed> Say) Disabled = ("Disabled", key => key.Disabled());

    [Test]
    public void Settings_that_contradict_each_other_are_both_named_in_either_order()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (one, other) in new[] { (Pending, Imported), (Pending, Material), (Pending, Pem), (Pending, Disabled), (Rotating, Imported), (Rotating, Pending) })
            {
                foreach (Action<KeySeed> describe in new Action<KeySeed>[] { key => other.Say(one.Say(key)), key => one.Say(other.Say(key)) })
                {
                    Assert.That(
                        () => FakeKmsServer.Start(k => k.WithKey("alias/cards", describe)),
                        Throws.ArgumentException.With.Message.StartsWith($"KMS has no key like alias/cards: {one.Name} and {other.Name} contradict each other: "));
                }
            }
        }
    }

    [Test]
    public async Task The_same_setting_can_be_made_anew()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key
            .WithMaterial(new byte[7]).Imported(new byte[32]).Imported(TimeSpan.FromDays(1)).WithTag("a", "1").WithTag("a", "2")));
        using var client = kms.CreateClient();
        var validTo = (await client.DescribeKeyAsync("alias/cards")).KeyMetadata.ValidTo;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Key("alias/cards").Tags["a"], Is.EqualTo("2"));
            Assert.That(validTo, Is.EqualTo(kms.Clock.GetUtcNow().AddDays(1).UtcDateTime));
        }
    }
}
