using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Xks.Proxy;

/// <summary>The credential of the embedded proxy, and the one before it.</summary>
public sealed class ProxyCredentialTests : InMemory
{
    [Test]
    public void A_credential_has_the_form_that_KMS_asks_for()
    {
        var credential = Kms.XksProxy.Credential;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(credential.AccessKeyId, Does.Match("^[A-Z2-7]{20,30}$"));
            Assert.That(credential.RawSecretAccessKey, Does.Match("^[a-zA-Z0-9/+=]{43,64}$"));
        }
    }

    [Test]
    public void A_credential_follows_from_the_seed()
    {
        using var one = FakeKmsServer.Start();
        using var same = FakeKmsServer.Start();
        using var other = FakeKmsServer.Start(k => k.WithSeed(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(same.XksProxy.Credential), Is.EqualTo(Text(one.XksProxy.Credential)));
            Assert.That(other.XksProxy.Credential.AccessKeyId, Is.Not.EqualTo(one.XksProxy.Credential.AccessKeyId));
            Assert.That(other.XksProxy.Credential.RawSecretAccessKey, Is.Not.EqualTo(one.XksProxy.Credential.RawSecretAccessKey));
        }
    }

    [Test]
    public void What_a_test_does_to_the_object_is_not_done_to_the_proxy()
    {
        Kms.XksProxy.Credential.AccessKeyId = "CHANGEDCHANGEDCHANGED";

        Assert.That(Kms.XksProxy.Credential.AccessKeyId, Is.Not.EqualTo("CHANGEDCHANGEDCHANGED"));
    }

    [Test]
    public void There_is_no_previous_credential_before_a_rotation() => Assert.That(Kms.XksProxy.PreviousCredential, Is.Null);

    [Test]
    public void Two_credentials_are_taken_after_a_rotation_and_not_three()
    {
        var first = Kms.XksProxy.Credential;
        var second = Kms.XksProxy.RotateCredential();
        string[] afterOne = [With(first), With(second)];
        var third = Kms.XksProxy.RotateCredential();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(afterOne, Is.EqualTo(new[] { "200", "200" }));
            Assert.That(Text(Kms.XksProxy.Credential), Is.EqualTo(Text(third)));
            Assert.That(Text(Kms.XksProxy.PreviousCredential!), Is.EqualTo(Text(second)));
            Assert.That(new[] { With(first), With(second), With(third) }, Is.EqualTo(new[] { "401 AuthenticationFailedException", "200", "200" }));
        }
    }

    [Test]
    public void A_previous_credential_that_is_revoked_is_not_taken()
    {
        var first = Kms.XksProxy.Credential;
        var second = Kms.XksProxy.RotateCredential();

        Kms.XksProxy.RevokePreviousCredential();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { With(first), With(second) }, Is.EqualTo(new[] { "401 AuthenticationFailedException", "200" }));
            Assert.That(Kms.XksProxy.PreviousCredential, Is.Null);
        }
    }

    [Test]
    public void The_secret_of_one_credential_does_not_go_with_the_id_of_the_other()
    {
        var first = Kms.XksProxy.Credential;
        var second = Kms.XksProxy.RotateCredential();

        Assert.That(
            (ProxyCall.Health() with { AccessKeyId = first.AccessKeyId, Secret = second.RawSecretAccessKey }).Send(Kms).Outcome,
            Is.EqualTo("401 AuthenticationFailedException"));
    }

    private static string Text(XksProxyAuthenticationCredentialType credential) => $"{credential.AccessKeyId} {credential.RawSecretAccessKey}";

    private string With(XksProxyAuthenticationCredentialType credential) =>
        (ProxyCall.Health() with { AccessKeyId = credential.AccessKeyId, Secret = credential.RawSecretAccessKey }).Send(Kms).Outcome;
}
