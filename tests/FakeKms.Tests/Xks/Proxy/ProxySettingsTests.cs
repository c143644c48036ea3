namespace FakeKms.Tests.Xks.Proxy;

/// <summary>What a test can have the embedded proxy be like, and how long that lasts.</summary>
public sealed class ProxySettingsTests : InMemory
{
    private const string Prefixed = "/example/uri/path/prefix/kms/xks/v1";

    [Test]
    public void The_endpoint_and_the_path_are_those_that_KMS_takes()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.XksProxy.Endpoint, Does.Match("^https://[a-zA-Z0-9.-]+$").And.Length.InRange(10, 128));
            Assert.That(Kms.XksProxy.UriPath, Is.EqualTo("/kms/xks/v1"));
        }
    }

    [Test]
    public void One_path_alone_is_served_once_it_is_set()
    {
        Kms.XksProxy.WithUriPath(Prefixed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.XksProxy.UriPath, Is.EqualTo(Prefixed));
            Assert.That((ProxyCall.Health() with { Base = Prefixed }).Send(Kms).Outcome, Is.EqualTo("200"));
            Assert.That(ProxyCall.Health().Send(Kms).Outcome, Is.EqualTo("404 InvalidUriPathException"));
            Assert.That((ProxyCall.Health() with { Base = "/other" + Prefixed }).Send(Kms).Outcome, Is.EqualTo("404 InvalidUriPathException"));
        }
    }

    [TestCase("")]
    [TestCase("/kms/xks/v2")]
    [TestCase("/kms/xks/v1/")]
    [TestCase("example/kms/xks/v1")]
    [TestCase("/exa mple/kms/xks/v1")]
    public void A_path_that_KMS_does_not_take_is_refused(string path) =>
        Assert.That(() => Kms.XksProxy.WithUriPath(path), Throws.ArgumentException.With.Message.StartsWith($"'{path}' is no path that KMS takes; write /kms/xks/v1,"));

    [Test]
    public void A_manager_has_one_of_the_three_healths() =>
        Assert.That(() => Kms.XksProxy.WithExternalKeyManager("hsm-1", (EkmHealthStatus)99), Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("health"));

    [TestCase(128, true)]
    [TestCase(129, false)]
    public void A_path_has_at_most_128_characters(int length, bool isTaken)
    {
        var path = $"/{new string('p', length - 12)}/kms/xks/v1";

        Assert.That(() => Kms.XksProxy.WithUriPath(path), isTaken ? Throws.Nothing : Throws.ArgumentException);
    }

    [Test]
    public void Health_has_the_fleet_and_the_managers_that_were_declared()
    {
        Kms.XksProxy.WithFleetSize(2).WithExternalKeyManager("hsm-1", EkmHealthStatus.Degraded, "Luna 5.0").WithExternalKeyManager("hsm-2");
        Kms.XksProxy.SetHealth(EkmHealthStatus.Unavailable, "hsm-2");

        var health = ProxyCall.Health().Send(Kms).Json!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(health["xksProxyFleetSize"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(health["ekmFleetDetails"]!.ToJsonString(), Is.EqualTo(
                """[{"id":"hsm-1","model":"Luna 5.0","healthStatus":"DEGRADED"},{"id":"hsm-2","model":"FakeKms EKM 1.0","healthStatus":"UNAVAILABLE"}]"""));
            Assert.That(ProxyCall.Encrypt().Send(Kms).Outcome, Is.EqualTo("200"));
        }
    }

    [Test]
    public void Nothing_but_health_is_served_when_all_managers_are_unavailable()
    {
        Kms.XksProxy.SetHealth(EkmHealthStatus.Unavailable);
        string[] outcomes = [ProxyCall.Health().Send(Kms).Outcome, ProxyCall.GetKeyMetadata().Send(Kms).Outcome, ProxyCall.Encrypt().Send(Kms).Outcome];
        Kms.XksProxy.SetHealth(EkmHealthStatus.Active);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes, Is.EqualTo(new[] { "200", "500 InternalException", "500 InternalException" }));
            Assert.That(ProxyCall.Encrypt().Send(Kms).Outcome, Is.EqualTo("200"));
        }
    }

    [Test]
    public void There_are_at_most_ten_managers()
    {
        for (var i = 1; i <= 10; i++) Kms.XksProxy.WithExternalKeyManager($"hsm-{i}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.XksProxy.WithExternalKeyManager("hsm-10", EkmHealthStatus.Degraded), Throws.Nothing);
            Assert.That(
                () => Kms.XksProxy.WithExternalKeyManager("hsm-11"),
                Throws.InvalidOperationException.With.Message.EqualTo("A proxy reports at most 10 external key managers; hsm-11 is one too many."));
            Assert.That(
                () => Kms.XksProxy.SetHealth(EkmHealthStatus.Active, "hsm-12"), Throws.ArgumentException.With.Message.StartsWith("There is no external key manager 'hsm-12', only hsm-1,"));
        }
    }

    [Test]
    public void Misuse_is_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.XksProxy.WithFleetSize(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Kms.XksProxy.WithInitializationVectorLength(13), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Kms.XksProxy.WithExternalKey("k1", (ExternalKeyUsage)9), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Kms.XksProxy.WithExternalKey("k1", status: (ExternalKeyStatus)9), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Kms.XksProxy.WithExternalKey("k1", keySpec: " "), Throws.ArgumentException);
            Assert.That(() => Kms.XksProxy.SetHealth((EkmHealthStatus)9), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Authorization_is_asked_about_everything_but_health()
    {
        var calls = ProxyCall.All(Kms).ToArray();
        Kms.XksProxy.WithAuthorization(_ => false);
        var refused = calls.Select(each => each.Call.Send(Kms).Outcome).ToArray();
        Kms.XksProxy.WithAuthorization(request => request.AwsPrincipalArn != ProxyCall.Principal);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Is.EqualTo(new[] { "200", "403 AccessDeniedException", "403 AccessDeniedException", "403 AccessDeniedException" }));
            Assert.That(ProxyCall.Encrypt().Send(Kms).Outcome, Is.EqualTo("403 AccessDeniedException"));
            Assert.That(ProxyCall.Encrypt().With("requestMetadata.awsPrincipalArn", "somebody else").Send(Kms).Outcome, Is.EqualTo("200"));
            Assert.That(Kms.XksProxy.WithAuthorization(null), Is.SameAs(Kms.XksProxy));
            Assert.That(ProxyCall.Encrypt().Send(Kms).Outcome, Is.EqualTo("200"));
        }
    }

    [Test]
    public void An_authorization_that_throws_refuses_and_is_heard_of()
    {
        Kms.XksProxy.WithAuthorization(_ => throw new InvalidOperationException("of the test"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProxyCall.Encrypt().Send(Kms).Outcome, Is.EqualTo("403 AccessDeniedException"));
            Assert.That(Kms.XksProxy.Faults.HookErrors.Select(error => error.Message), Is.EqualTo(new[] { "of the test" }));
        }
    }

    [Test]
    public void Settings_of_the_start_survive_a_Reset_and_later_ones_do_not()
    {
        using var kms = Pinned.Server(k => k.WithXksProxy(proxy => proxy.WithExternalKey("k1")).WithXksProxy(proxy => proxy.WithUriPath(Prefixed)));
        var credential = kms.XksProxy.Credential.AccessKeyId;
        kms.XksProxy.WithExternalKey("k2").WithUriPath("/kms/xks/v1");
        kms.XksProxy.RotateCredential();

        kms.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.XksProxy.ExternalKeys.Select(key => key.Id), Is.EqualTo(new[] { "k1" }));
            Assert.That(kms.XksProxy.UriPath, Is.EqualTo(Prefixed));
            Assert.That(kms.XksProxy.Credential.AccessKeyId, Is.EqualTo(credential));
            Assert.That(kms.XksProxy.PreviousCredential, Is.Null);
        }
    }

    [Test]
    public void Settings_cannot_be_changed_when_the_server_has_started()
    {
        XksProxySettings? kept = null;
        using var kms = Pinned.Server(k => k.WithXksProxy(proxy => kept = proxy));

        Assert.That(() => kept!.WithExternalKey("k1"), Throws.InvalidOperationException.With.Message.Contains("The server has started"));
    }

    [Test]
    public void A_fork_goes_on_with_the_same_keys_and_credentials_and_is_another_proxy()
    {
        Kms.XksProxy.RotateCredential();
        var encrypted = ProxyCall.Encrypt("before").Send(Kms).Json!;
        using var fork = Kms.Fork();
        fork.XksProxy.ExternalKey("k2").Disable();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProxyCall.Decrypt(encrypted).Send(fork).Bytes("plaintext"), Is.EqualTo("before"u8.ToArray()));
            Assert.That(fork.XksProxy.PreviousCredential!.AccessKeyId, Is.EqualTo(Kms.XksProxy.PreviousCredential!.AccessKeyId));
            Assert.That(ProxyCall.Encrypt().Send(fork).Text, Is.EqualTo(ProxyCall.Encrypt().Send(Kms).Text));
            Assert.That(ProxyCall.Encrypt(key: "k2").Send(Kms).Outcome, Is.EqualTo("200"));
        }
    }

    [Test]
    public void Restore_brings_keys_and_requests_back()
    {
        ProxyCall.Health().Send(Kms);
        var before = Kms.Snapshot();
        Kms.XksProxy.ExternalKey("k1").Delete();
        ProxyCall.Encrypt().Send(Kms);

        Kms.Restore(before);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.XksProxy.Requests, Has.Count.EqualTo(1));
            Assert.That(ProxyCall.Encrypt().Send(Kms).Outcome, Is.EqualTo("200"));
        }
    }

    [Test]
    public void System_randomness_gives_another_credential_each_time()
    {
        using var one = FakeKmsServer.Start(k => k.WithSystemRandomness());
        using var other = FakeKmsServer.Start(k => k.WithSystemRandomness());

        Assert.That(one.XksProxy.Credential.AccessKeyId, Is.Not.EqualTo(other.XksProxy.Credential.AccessKeyId));
    }
}
