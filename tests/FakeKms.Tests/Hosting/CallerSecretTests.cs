using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Hosting;

/// <summary>What a caller signs with is shown to nobody.</summary>
public sealed class CallerSecretTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private const string Token = "IQoJb3JpZ2luX2VjEXAMPLE";

    private static readonly KmsCaller Vault = KmsCaller.AssumedRole("Vault", "deploy").WithSecretAccessKey(Secret).WithSessionToken(Token);

    [Test]
    public async Task No_text_of_the_caller_no_record_and_no_message_has_a_secret()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithSignatureCheck().WithCaller(Vault));
        using var client = kms.CreateClient();
        await client.ListKeysAsync(new ListKeysRequest());
        using var wrong = kms.CreateClient(Vault.WithSecretAccessKey(Secret + "x"));

        var error = Assert.ThrowsAsync<Amazon.KeyManagementService.AmazonKeyManagementServiceException>(() => wrong.ListKeysAsync(new ListKeysRequest()));

        string[] texts = [Vault.ToString(), kms.Caller.ToString(), $"{Vault.WithSession(Pinned.Start)}", .. kms.Trail.Select(record => record.ToJson()), $"{error}"];
        Assert.That(texts, Has.None.Contains(Secret).And.None.Contains(Token));
    }

    [Test]
    public void Nothing_public_of_a_caller_shows_a_secret()
    {
        var values = typeof(KmsCaller).GetProperties().Select(property => property.GetValue(Vault)?.ToString());

        Assert.That(values, Has.None.EqualTo(Secret).And.None.EqualTo(Token));
    }

    [Test]
    public void A_secret_is_a_part_of_the_caller_as_everything_else_is()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(KmsCaller.IamUser("bob").WithSecretAccessKey("x"), Is.EqualTo(KmsCaller.IamUser("bob").WithSecretAccessKey("x")));
            Assert.That(KmsCaller.IamUser("bob").WithSecretAccessKey("x"), Is.Not.EqualTo(KmsCaller.IamUser("bob").WithSecretAccessKey("y")));
            Assert.That(Vault.WithSessionToken("x"), Is.Not.EqualTo(Vault));
        }
    }

    [Test]
    public void Long_term_credentials_have_no_token_and_do_not_expire()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => KmsCaller.IamUser("bob").WithSessionToken(Token),
                Throws.InvalidOperationException.With.Message.EqualTo("The long-term credentials of IAMUser bob do not have a session token: make them temporary first, with WithSession(…)."));
            Assert.That(() => KmsCaller.IamUser("bob").WithSessionExpiration(Pinned.Start), Throws.InvalidOperationException.With.Message.Contains("do not expire"));
            Assert.That(KmsCaller.IamUser("bob").WithSession(Pinned.Start).WithSessionExpiration(Pinned.Start.AddHours(1)).SessionExpiration, Is.EqualTo(Pinned.Start.AddHours(1)));
        }
    }

    [Test]
    public void A_session_does_not_end_before_it_begins() => Assert.That(
        () => KmsCaller.IamUser("bob").WithSession(Pinned.Start).WithSessionExpiration(Pinned.Start.AddSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase("")]
    [TestCase(" ")]
    public void A_blank_secret_is_none(string secret)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => KmsCaller.Root().WithSecretAccessKey(secret), Throws.ArgumentException);
            Assert.That(() => Vault.WithSessionToken(secret), Throws.ArgumentException);
        }
    }
}
