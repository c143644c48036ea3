using Amazon.KeyManagementService;

namespace FakeKms.Tests.Seeding;

public class SeededKeyTests
{
    [Test]
    public async Task Seeded_keys_are_there_and_leave_no_record()
    {
        await using var kms = FakeKmsServer.Start(k => k
            .WithKey("alias/payments", key => key.Imported(Wrapping.Material(3)).WithDescription("cards").WithTag("team", "pay"))
            .WithKey("alias/waiting", key => key.PendingImport())
            .WithKey("alias/off", key => key.Disabled().WithKeyId("1234abcd-12ab-34cd-56ef-1234567890ab")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Is.Empty);
            Assert.That(kms.Key("alias/payments"), Has.Property("KeyState").EqualTo(KeyState.Enabled).And.Property("Description").EqualTo("cards"));
            Assert.That(kms.Key("alias/waiting").KeyState, Is.EqualTo(KeyState.PendingImport));
            Assert.That(kms.Key("1234abcd-12ab-34cd-56ef-1234567890ab").KeyState, Is.EqualTo(KeyState.Disabled));
        }
    }

    [Test]
    public void Invented_keys_have_names_of_their_own_and_repeat_with_the_seed()
    {
        static string[] Names()
        {
            using var kms = FakeKmsServer.Start(k => k.WithKeys(20).WithSeed(5));
            return [.. kms.Keys.SelectMany(key => key.Aliases)];
        }

        Assert.That(Names(), Has.Length.EqualTo(20).And.Unique.And.EqualTo(Names()));
    }

    [Test]
    public void A_key_that_is_not_there_is_said_to_be_missing()
    {
        using var kms = FakeKmsServer.Start();

        Assert.That(() => kms.Key("alias/none"), Throws.ArgumentException.With.Message.Contains("no key 'alias/none'"));
    }

    [Test]
    public void A_mistaken_alias_is_answered_with_those_that_there_are()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKey("alias/aaa").WithKeys(30));

        Assert.That(() => kms.Key("alias/aa"), Throws.ArgumentException.With.Message.Contains($"It has: alias/aaa ({kms.Key("alias/aaa").Arn}), ").And.Message.Contains(" and 11 more."));
    }

    [Test]
    public void An_alias_needs_its_prefix() =>
        Assert.That(() => FakeKmsServer.Start(k => k.WithKey("payments")), Throws.ArgumentException.With.Message.Contains("alias/"));
}
