namespace FakeKms.Tests.Xks.Faults;

/// <summary>What nobody can ask of the external key store proxy, said to be so.</summary>
public sealed class XksMisuseTests : InMemory
{
    private const string AccessKeyId = "ABCDEFGHIJ234567ABCD";
    private static readonly string Secret = new('x', 43);

    private static IEnumerable<TestCaseData> Missing() =>
    [
        Named("fault", proxy => proxy.Faults.FailNext("Encrypt", null!)),
        Named("fault", proxy => proxy.Faults.When("Encrypt").Fail(null!)),
        Named("hook", proxy => proxy.Faults.When("Encrypt").Run(null!)),
        Named("hook", proxy => proxy.Faults.When("Encrypt").RunAfter(null!)),
        Named("condition", proxy => proxy.Faults.When((Func<XksProxyRequest, bool>)null!)),
        Named("operation", proxy => proxy.Faults.When(" ")),
        Named("body", _ => XksFault.HttpAnswer(200, null!)),
        Named("accessKeyId", proxy => proxy.WithCredential(null!, Secret)),
        Named("rawSecretAccessKey", proxy => proxy.WithCredential(AccessKeyId, null!)),
        Named("uriPath", proxy => proxy.WithUriPath(null!)),
        Named("id", proxy => proxy.WithExternalKeyManager(" ")),
        Named("model", proxy => proxy.WithExternalKeyManager("hsm-1", model: " ")),
        Named("xksKeyId", proxy => proxy.WithExternalKey(null!)),
        Named("keySpec", proxy => proxy.WithExternalKey("k1", keySpec: " ")),
    ];

    private static IEnumerable<TestCaseData> Wrong() =>
    [
        Said("GetHealthStatus is about no external key. Leave the key out.", proxy => proxy.Faults.When("GetHealthStatus", onKey: "k1")),
        Said("The status of an answer is a number from 200 to 599.", _ => XksFault.HttpAnswer(199)),
        Said("The status of an answer is a number from 200 to 599.", _ => XksFault.HttpAnswer(600)),
        Said("'abc' is no access key id of a proxy: 20 to 30 capital letters and digits from 2 to 7.", proxy => proxy.WithCredential("abc", Secret)),
        Said("That is no secret access key of a proxy: 43 to 64 letters, digits, /, + and =.", proxy => proxy.WithCredential(AccessKeyId, "short")),
        Said(
            "'/kms' is no path that KMS takes; write /kms/xks/v1, or that with a prefix, such as /example/kms/xks/v1, of at most 128 letters, digits, and " +
            "characters of /_-.",
            proxy => proxy.WithUriPath("/kms")),
        Said(
            "'a b' is no id of an external key that KMS takes; write 1 to 128 letters, digits, and characters of -_., such as k1.",
            proxy => proxy.ExternalKey("a b")),
        Said("There is no such usage of an external key.", proxy => proxy.WithExternalKey("k1", (ExternalKeyUsage)9)),
        Said("There is no such usage of an external key.", proxy => proxy.ExternalKey("k1").SetUsage((ExternalKeyUsage)9)),
        Said("There is no such status of an external key.", proxy => proxy.WithExternalKey("k1", status: (ExternalKeyStatus)9)),
        Said("There is no such health of an external key manager.", proxy => proxy.WithExternalKeyManager("hsm-1", (EkmHealthStatus)9)),
        Said("The specification allows initialization vectors of 12 and of 16 bytes.", proxy => proxy.WithInitializationVectorLength(13)),
    ];

    private static IEnumerable<TestCaseData> Negative() =>
    [
        Named("after", proxy => proxy.Faults.FailNext("Encrypt", XksFault.Timeout, after: -1)),
        Named("times", proxy => proxy.Faults.FailNext("Encrypt", XksFault.Timeout, times: 0)),
        Named("times", proxy => proxy.Faults.AllowNext("Encrypt", times: 0)),
        Named("size", proxy => proxy.WithFleetSize(0)),
    ];

    [TestCaseSource(nameof(Missing))]
    [TestCaseSource(nameof(Negative))]
    public void What_is_missing_is_named(string parameter, Action<FakeXksProxy> misuse) =>
        Assert.That(() => misuse(Kms.XksProxy), Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(parameter));

    [TestCaseSource(nameof(Wrong))]
    public void What_is_wrong_is_said(string text, Action<FakeXksProxy> misuse) =>
        Assert.That(() => misuse(Kms.XksProxy), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(text));

    [TestCase(AccessKeyId, 43)]
    [TestCase("ABCDEFGHIJ234567ABCDABCDEFGHIJ", 64)]
    public void A_credential_at_the_limits_is_taken(string accessKeyId, int length) =>
        Assert.That(Kms.XksProxy.WithCredential(accessKeyId, new string('x', length)), Is.SameAs(Kms.XksProxy));

    [Test]
    public void A_rule_that_nobody_finished_is_told_from_one_that_somebody_did()
    {
        _ = Kms.XksProxy.Faults.When("Encrypt");
        _ = Kms.XksProxy.Faults.When("Decrypt").WithProbability(0.5).Fail(XksFault.Timeout);

        Assert.That(Kms.XksProxy.Faults.Unfired.Select(unfired => unfired.ToString()), Has.Exactly(1).Contains("without .Fail(…)").And.Some.Contains("When(\"Encrypt\") without"));
    }

    [Test]
    public void A_rule_of_a_server_that_ended_takes_no_terms()
    {
        var rule = Kms.XksProxy.Faults.When("Encrypt");
        Kms.Dispose();

        Assert.That(() => rule.WithProbability(0.5), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_fault_that_no_call_met_says_which_came_nearest()
    {
        Kms.XksProxy.Faults.FailNext("Decrypt", XksFault.Timeout);
        await ProxyCall.Encrypt().DeliverAsync(Kms);

        Assert.That(Kms.XksProxy.Faults.Unfired.Single().ToString(), Does.Contain("another operation"));
    }

    [Test]
    public async Task The_text_of_an_error_may_have_every_printable_character() => Assert.That(
        await DetailOf(XksFault.Error("ThrottlingException", " azAZ09!~")), Is.EqualTo(" azAZ09!~"));

    private async Task<string?> DetailOf(XksFault fault)
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", fault);
        return ProxyAnswer.Of((await ProxyCall.Encrypt().DeliverAsync(Kms)).Answer!).ErrorMessage;
    }

    private static TestCaseData Named(string parameter, Action<FakeXksProxy> misuse) => new(parameter, misuse);

    private static TestCaseData Said(string text, Action<FakeXksProxy> misuse) => new TestCaseData(text, misuse).SetArgDisplayNames(text);
}
