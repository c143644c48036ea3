namespace FakeKms.Tests.Engine.Faults;

/// <summary>Faults that cannot be meant are refused where they are written.</summary>
public class RefusedFaultTests : InMemory
{
    private static IEnumerable<TestCaseData> Absurd()
    {
        (string Name, Func<object> Make)[] absurd =
        [
            ("no code", () => KmsFault.Error(" ")),
            ("a text for a code", () => KmsFault.Error("the key is disabled")),
            ("a line break in a code", () => KmsFault.Error("Disabled\r\nX: y")),
            ("status 200 of an error", () => KmsFault.Error("DisabledException", status: 200)),
            ("status 600", () => KmsFault.HttpAnswer(600)),
            ("status 302", () => KmsFault.HttpAnswer(302)),
            ("a negative status", () => KmsFault.HttpAnswer(-1)),
            ("no content type", () => KmsFault.HttpAnswer(502, contentType: "html")),
            ("a line break in a content type", () => KmsFault.HttpAnswer(502, contentType: "text/html\r\nX: y")),
            ("no delay", () => KmsFault.SlowAnswer(TimeSpan.Zero)),
            ("a negative delay", () => KmsFault.SlowAnswer(TimeSpan.FromSeconds(-1))),
            ("an endless delay", () => KmsFault.SlowAnswer(TimeSpan.MaxValue)),
            ("no skew", () => KmsFault.RequestTimeTooSkewed(TimeSpan.Zero)),
            ("a skew that KMS takes", () => KmsFault.RequestTimeTooSkewed(TimeSpan.FromMinutes(-5))),
            ("a skew out of the calendar", () => KmsFault.RequestTimeTooSkewed(TimeSpan.MinValue + TimeSpan.FromTicks(1))),
        ];
        return absurd.Select(fault => new TestCaseData(fault.Make).SetArgDisplayNames(fault.Name));
    }

    private static IEnumerable<TestCaseData> Scripts()
    {
        (string Name, Action<KmsFaults> Script)[] scripts =
        [
            ("never", faults => faults.FailNext("Encrypt", KmsFault.Throttling, times: 0)),
            ("minus one times", faults => faults.AllowNext("Encrypt", times: -1)),
            ("after minus one", faults => faults.FailNext("Encrypt", KmsFault.Throttling, after: -1)),
            ("no fault", faults => faults.FailNext("Encrypt", null!)),
            ("an operation that does not exist", faults => faults.When("Encypt")),
            ("an event that is no operation", faults => faults.When("RotateKey")),
            ("no Region", faults => faults.When(inRegion: "Frankfurt")),
            ("no chance", faults => faults.When().WithProbability(0)),
            ("more than certain", faults => faults.When().WithProbability(1.1)),
            ("no number", faults => faults.When().WithProbability(double.NaN)),
            ("no time", faults => faults.When().Between(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)),
            ("no hook", faults => faults.When().Run(null!)),
            ("no hook after", faults => faults.When().RunAfter(null!)),
            ("no fault of a rule", faults => faults.When().Fail(null!)),
            ("no condition", faults => faults.When((Func<KmsCall, bool>)null!)),
        ];
        return scripts.Select(script => new TestCaseData(script.Script).SetArgDisplayNames(script.Name));
    }

    [TestCase("")]
    [TestCase(" ")]
    public void An_operation_without_a_name_is_refused_as_such(string operation) => Assert.That(
        () => Kms.Faults.FailNext(operation, KmsFault.Throttling),
        Throws.ArgumentException.With.Property("ParamName").EqualTo("operation").And.Message.StartsWith("The value cannot be an empty string"));

    [TestCaseSource(nameof(Absurd))]
    public void A_fault_that_cannot_be_is_refused(Func<object> make) => Assert.That(() => make(), Throws.InstanceOf<ArgumentException>());

    [TestCaseSource(nameof(Scripts))]
    public void A_script_that_cannot_be_meant_is_refused(Action<KmsFaults> script) =>
        Assert.That(() => script(Kms.Faults), Throws.InstanceOf<ArgumentException>());

    [TestCase(0)]
    [TestCase(1.5)]
    public void A_probability_that_cannot_be_is_refused_with_what_it_can_be(double probability) => Assert.That(
        () => Kms.Faults.When().WithProbability(probability),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("A probability is more than 0 and at most 1.").And.Property("ParamName").EqualTo("probability"));

    [TestCase("CreateKey")]
    [TestCase("GenerateRandom")]
    [TestCase("ListKeys")]
    [TestCase("ListRetirableGrants")]
    [TestCase("CreateCustomKeyStore")]
    [TestCase("DescribeCustomKeyStores")]
    public void A_fault_on_a_key_of_an_operation_without_keys_is_refused_wherever_it_is_written(string operation)
    {
        var message = $"No call of {operation} is about a key that there is, so none would be about 'alias/cards': leave onKey out.";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Faults.FailNext(operation, KmsFault.Throttling, onKey: "alias/cards"), Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(() => Kms.Faults.AllowNext(operation, onKey: "alias/cards"), Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(() => Kms.Faults.When(operation, onKey: "alias/cards"), Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(() => Kms.Scenario("a").FailNext(operation, KmsFault.Throttling, onKey: "alias/cards"), Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(
                () => FakeKmsServer.Start(k => k.FailNext(operation, KmsFault.Throttling, onKey: "alias/cards")),
                Throws.ArgumentException.With.Message.StartsWith(message));
        }
    }

    [TestCase("Decrypt")]
    [TestCase("ReEncrypt")]
    [TestCase("CreateAlias")]
    [TestCase("DeleteAlias")]
    [TestCase("ListAliases")]
    [TestCase("RetireGrant")]
    public void A_fault_on_a_key_of_an_operation_that_can_be_about_one_is_taken(string operation) =>
        Assert.That(() => Kms.Faults.FailNext(operation, KmsFault.Throttling, onKey: "alias/cards"), Throws.Nothing);

    [TestCase("Sign")]
    [TestCase("CreateGrant")]
    [TestCase("CreateKey")]
    public void A_fault_by_encryption_context_of_an_operation_without_one_is_refused(string operation)
    {
        var context = new Dictionary<string, string> { ["customer"] = "alice" };
        var message = $"No call of {operation} has an encryption context: leave withContext out.";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Faults.When(operation, withContext: context), Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(() => Kms.Faults.When(operation, withContext: new Dictionary<string, string>()), Throws.Nothing);
            Assert.That(() => Kms.Scenario("a").FailNext(operation, KmsFault.Throttling, withContext: context), Throws.ArgumentException.With.Message.StartsWith(message));
        }
    }

    [Test]
    public void A_scenario_refuses_a_script_where_it_is_written()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Scenario("a").FailNext("Encypt", KmsFault.Throttling), Throws.ArgumentException);
            Assert.That(() => Kms.Scenario("b").FailNext("Encrypt", KmsFault.Throttling, times: 0), Throws.InstanceOf<ArgumentException>());
            Assert.That(() => Kms.Scenario("c").FailNext("Encrypt", KmsFault.Throttling, inRegion: "Frankfurt"), Throws.ArgumentException);
        }
    }

    [TestCase("ThrottlingException")]
    [TestCase("RequestTimeTooSkewed")]
    public void An_error_of_KMS_has_no_effect_to_come_after(string code)
    {
        var fault = code == "RequestTimeTooSkewed" ? KmsFault.RequestTimeTooSkewed(TimeSpan.FromHours(1)) : KmsFault.Error(code);
        Assert.That(fault.AfterEffect, Throws.InvalidOperationException);
    }

    [TestCase("ExpiredTokenException")]
    [TestCase("UnrecognizedClientException")]
    [TestCase("InvalidSignatureException")]
    public async Task An_error_before_the_caller_is_known_has_no_record_however_it_is_written(string code)
    {
        Kms.Faults.FailNext("ListKeys", KmsFault.Error(code));
        await Assert.ThatAsync(
            () => Client.ListKeysAsync(new()), Throws.InstanceOf<Amazon.KeyManagementService.AmazonKeyManagementServiceException>()
                .With.Property("ErrorCode").EqualTo(code).And.Message.Not.Empty);
        Assert.That(Kms.Trail, Is.Empty);
    }

    [Test]
    public void A_pair_of_an_encryption_context_without_a_value_is_none() => Assert.That(
        () => Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, withContext: new Dictionary<string, string> { ["tenant"] = null! }),
        Throws.ArgumentException.With.Message.StartsWith("The pair tenant has no value, and no call could meet it."));
}
