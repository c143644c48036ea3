namespace FakeKms.Assertions.Tests;

/// <summary>The seed of a test is its full name, unless the fixture says otherwise.</summary>
public class FakeKmsTestSeedTests : FakeKmsTest
{
    [Test]
    public void A_test_repeats_itself() => Assert.That(KeyId(), Is.EqualTo(IdWith(k => k.WithDefaultSeed(TestContext.CurrentContext.Test.FullName))));

    [Test]
    public void A_test_is_no_twin_of_another() => Assert.That(KeyId(), Is.Not.EqualTo(IdWith(k => k.WithDefaultSeed("another test"))));

    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");

    private static string IdWith(Action<FakeKmsBuilder> seed)
    {
        using var kms = FakeKmsServer.Start(k => seed(k.WithKey("alias/cards")));
        return kms.Key("alias/cards").KeyId;
    }

    private string KeyId() => Kms.Key("alias/cards").KeyId;

    public class WithSeed : FakeKmsTest
    {
        [Test]
        public void The_seed_of_the_fixture_counts() => Assert.That(Kms.Key("alias/cards").KeyId, Is.EqualTo(IdWith(k => k.WithSeed(7))));

        protected override void Configure(FakeKmsBuilder kms) => kms.WithSeed(7).WithKey("alias/cards");
    }

    public class WithSystemRandomness : FakeKmsTest
    {
        [Test]
        public void Chance_does_not_contradict_the_name_of_the_test() => Assert.That(
            Kms.Key("alias/cards").KeyId, Is.Not.EqualTo(IdWith(k => k.WithDefaultSeed(TestContext.CurrentContext.Test.FullName))));

        protected override void Configure(FakeKmsBuilder kms) => kms.WithSystemRandomness().WithKey("alias/cards");
    }
}
