using Amazon.KeyManagementService;

namespace FakeKms.Tests.Checks;

public class KmsKeyAssertionsTests : InMemory
{
    private const string Id = "1234abcd-12ab-34cd-56ef-1234567890ab";

    [Test]
    public void A_key_that_is_as_it_should_be_is_returned() => Assert.That(
        Kms.Key("alias/cards").ShouldBe(KmsKeyCriteria.InState(KeyState.Enabled)).ShouldNotBe(KmsKeyCriteria.MultiRegion()).KeyId, Is.EqualTo(Id));

    [Test]
    public void One_that_is_not_fails_with_its_names_and_what_it_is_like() => Assert.That(
        () => Kms.Key("alias/cards").ShouldBe(KmsKeyCriteria.InState(KeyState.Disabled) | KmsKeyCriteria.Rotating()),
        Throws.TypeOf<KmsAssertionException>().With.Message.EqualTo(
            $"Expected a key in state Disabled or with automatic rotation.{Environment.NewLine}" +
            $"It was alias/cards ({Id}), in state Enabled and without automatic rotation."));

    [Test]
    public void One_that_should_not_be_so_fails_too() => Assert.That(
        () => Kms.Key("alias/cards").ShouldNotBe(KmsKeyCriteria.InState(KeyState.Enabled)),
        Throws.TypeOf<KmsAssertionException>().With.Message.EqualTo(
            $"Expected a key not in state Enabled.{Environment.NewLine}It was alias/cards ({Id}), in state Enabled."));

    [Test]
    public void Nothing_is_no_key_and_no_criteria()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Key("alias/cards").ShouldBe(null!), Throws.ArgumentNullException);
            Assert.That(() => KmsKeyAssertions.ShouldBe(null!, KmsKeyCriteria.Primary()), Throws.ArgumentNullException);
            Assert.That(() => KmsKeyCriteria.Primary() & null!, Throws.ArgumentNullException);
        }
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards", key => key.WithKeyId(Id));
}
