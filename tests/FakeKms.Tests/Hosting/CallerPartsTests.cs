namespace FakeKms.Tests.Hosting;

/// <summary>What a caller is made of can be read again.</summary>
public class CallerPartsTests
{
    [Test]
    public void A_session_of_a_role_says_its_name_its_beginning_and_its_policies()
    {
        var caller = KmsCaller.AssumedRole("Vault", "deploy").WithSession(Pinned.Start, mfaAuthenticated: true)
            .WithSessionPolicy("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((caller.Name, caller.SessionName, caller.SessionCreationDate, caller.IsMfaAuthenticated), Is.EqualTo(("Vault", "deploy", Pinned.Start, true)));
            Assert.That(caller.SessionPolicies, Has.Count.EqualTo(1));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_session_of_the_console_says_so(bool isProxied)
    {
        var caller = KmsCaller.IamUser("Alice").ThroughConsole(isProxied);

        Assert.That((caller.IsConsoleSession, caller.IsProxiedByConsole), Is.EqualTo((true, isProxied)));
    }

    [Test]
    public void A_federated_user_says_who_federated_it() => Assert.That(KmsCaller.FederatedUser("Zoe", "Issuer").IssuerName, Is.EqualTo("Issuer"));

    [Test]
    public async Task The_TLS_of_a_caller_is_that_of_its_records()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards"));
        var caller = KmsCaller.IamUser("Alice").WithTls("TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256", "x25519mlkem768");
        using var client = kms.CreateClient(caller);

        await client.DescribeKeyAsync("alias/cards");

        var tls = kms.Trail[^1].TlsDetails!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((tls.TlsVersion, tls.CipherSuite, tls.KeyExchange), Is.EqualTo(("TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256", "x25519mlkem768")));
            Assert.That((caller.TlsVersion, caller.CipherSuite, caller.KeyExchange), Is.EqualTo((tls.TlsVersion, tls.CipherSuite, tls.KeyExchange)));
        }
    }
}
