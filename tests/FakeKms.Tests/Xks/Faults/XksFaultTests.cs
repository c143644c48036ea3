using System.Text;
using System.Text.Json.Nodes;
using FakeKms.Domain.KeyStores;
using FakeKms.Xks.Messages;

namespace FakeKms.Tests.Xks.Faults;

/// <summary>What each fault of the embedded proxy makes of an answer.</summary>
public sealed class XksFaultTests : InMemory
{
    private static IEnumerable<TestCaseData> Errors()
    {
        yield return new TestCaseData(XksFault.Validation, "400 ValidationException");
        yield return new TestCaseData(XksFault.InvalidState, "400 InvalidStateException");
        yield return new TestCaseData(XksFault.InvalidCiphertext, "400 InvalidCiphertextException");
        yield return new TestCaseData(XksFault.InvalidKeyUsage, "400 InvalidKeyUsageException");
        yield return new TestCaseData(XksFault.AuthenticationFailed, "401 AuthenticationFailedException");
        yield return new TestCaseData(XksFault.AccessDenied, "403 AccessDeniedException");
        yield return new TestCaseData(XksFault.KeyNotFound, "404 KeyNotFoundException");
        yield return new TestCaseData(XksFault.InvalidUriPath, "404 InvalidUriPathException");
        yield return new TestCaseData(XksFault.Throttling, "429 ThrottlingException");
        yield return new TestCaseData(XksFault.UnsupportedOperation, "501 UnsupportedOperationException");
        yield return new TestCaseData(XksFault.DependencyTimeout, "503 DependencyTimeoutException");
        yield return new TestCaseData(XksFault.Internal, "500 InternalException");
        yield return new TestCaseData(XksFault.UnknownErrorName, "418 TeapotException");
        yield return new TestCaseData(XksFault.HttpAnswer(502), "502");
    }

    [TestCaseSource(nameof(Errors))]
    public async Task An_error_is_answered_with_its_status_and_name(XksFault fault, string expected)
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", fault);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ProxyCall.Encrypt().OutcomeAsync(Kms), Is.EqualTo(expected));
            Assert.That(Kms.XksProxy.Requests.Single().ErrorName, Is.EqualTo(fault.ErrorName));
            Assert.That(await ProxyCall.Encrypt().OutcomeAsync(Kms), Is.EqualTo("200"));
        }
    }

    [Test]
    public async Task An_error_may_have_a_text_of_511_characters()
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", XksFault.Error("ThrottlingException", new string('x', 511)));

        Assert.That((await Answer(ProxyCall.Encrypt())).ErrorMessage, Is.EqualTo(new string('x', 511)));
    }

    [TestCase("ThrottledException", "'ThrottledException' is no error of the specification; did you mean 'ThrottlingException'? For an answer that breaks it, write UnknownErrorName.")]
    [TestCase("KMSInternalException", "'KMSInternalException' is no error of the specification; did you mean 'InternalException'?")]
    public void An_error_that_the_specification_does_not_have_is_refused(string name, string message) =>
        Assert.That(() => XksFault.Error(name), Throws.ArgumentException.With.Message.StartsWith(message));

    [Test]
    public void A_text_that_the_specification_forbids_is_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => XksFault.Error("InternalException", new string('x', 512)), Throws.ArgumentException.With.Message.Contains("less than 512"));
            Assert.That(() => XksFault.Error("InternalException", "caf\u00e9"), Throws.ArgumentException.With.Message.Contains("printable ASCII"));
            Assert.That(() => XksFault.Error("InternalException", "é"), Throws.ArgumentException.With.Message.Contains("printable ASCII"));
        }
    }

    [Test]
    public async Task Nothing_arrives_where_nobody_listens()
    {
        string[] outcomes =
        [
            await After("Encrypt", XksFault.ConnectionRefused, ProxyCall.Encrypt()), await After("Encrypt", XksFault.UnknownHost, ProxyCall.Encrypt()),
            await After("Encrypt", XksFault.TlsFailure, ProxyCall.Encrypt()),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes, Is.EqualTo(new[] { "Unreachable", "Unreachable", "Tls" }));
            Assert.That(Kms.XksProxy.Requests, Is.Empty);
        }
    }

    [Test]
    public async Task A_time_out_costs_no_time_of_any_clock()
    {
        Kms.XksProxy.Faults.FailNext("GetHealthStatus", XksFault.Timeout);

        var delivery = await ProxyCall.Health().DeliverAsync(Kms);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((delivery.Answer, delivery.Problem), Is.EqualTo(((XksHttpAnswer?)null, XksProblem.TimedOut)));
            Assert.That(delivery.Latency, Is.EqualTo(TimeSpan.FromMilliseconds(250)));
            Assert.That(Kms.Clock.GetUtcNow(), Is.EqualTo(Pinned.Start));
            Assert.That(Kms.XksProxy.Requests.Single().Status, Is.Null);
        }
    }

    [Test]
    public async Task A_slow_answer_says_how_slow_it_was()
    {
        using var slow = Kms.XksProxy.Faults.When("Encrypt").Delay(TimeSpan.FromHours(5));

        var delivery = await ProxyCall.Encrypt().DeliverAsync(Kms);

        Assert.That((ProxyAnswer.Of(delivery.Answer!).Status, delivery.Latency), Is.EqualTo((200, TimeSpan.FromHours(5))));
    }

    [Test]
    public async Task A_request_that_nothing_happens_to_takes_no_time() =>
        Assert.That((await ProxyCall.Encrypt().DeliverAsync(Kms)).Latency, Is.EqualTo(TimeSpan.Zero));

    [TestCase("ciphertextMetadata", 21)]
    [TestCase("ciphertext", 6)]
    [TestCase("initializationVector", 13)]
    [TestCase("authenticationTag", 15)]
    public async Task A_part_of_a_wrong_length_has_the_integrity_value_that_fits_it(string member, int length)
    {
        var fault = member switch
        {
            "ciphertextMetadata" => XksFault.LongCiphertextMetadata,
            "ciphertext" => XksFault.WrongCiphertextLength,
            "initializationVector" => XksFault.WrongInitializationVectorLength,
            _ => XksFault.WrongAuthenticationTagLength,
        };
        Kms.XksProxy.Faults.FailNext("Encrypt", fault);

        var answer = await Answer(Checked());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Bytes(member), Has.Length.EqualTo(length));
            Assert.That(answer.Bytes("ciphertextDataIntegrityValue"), Is.EqualTo(Integrity(answer)));
        }
    }

    [Test]
    public async Task A_wrong_integrity_value_is_wrong_and_of_the_right_length()
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", XksFault.WrongCiphertextDataIntegrityValue);

        var answer = await Answer(Checked());

        Assert.That(answer.Bytes("ciphertextDataIntegrityValue"), Has.Length.EqualTo(32).And.Not.EqualTo(Integrity(answer)));
    }

    [TestCase("keySpec", "GetKeyMetadata")]
    [TestCase("keyUsage", "GetKeyMetadata")]
    [TestCase("keyStatus", "GetKeyMetadata")]
    [TestCase("ciphertext", "Encrypt")]
    [TestCase("initializationVector", "Encrypt")]
    [TestCase("authenticationTag", "Encrypt")]
    [TestCase("plaintext", "Decrypt")]
    [TestCase("xksProxyFleetSize", "GetHealthStatus")]
    [TestCase("xksProxyVendor", "GetHealthStatus")]
    [TestCase("xksProxyModel", "GetHealthStatus")]
    [TestCase("ekmVendor", "GetHealthStatus")]
    [TestCase("ekmFleetDetails", "GetHealthStatus")]
    public async Task A_missing_member_is_missing_alone(string member, string api)
    {
        var call = ProxyCall.All(Kms).Single(each => each.Name == api).Call;
        var whole = Members(call.Send(Kms));
        using var rule = Kms.XksProxy.Faults.When().Fail(XksFault.MissingMember(member));

        Assert.That(Members(await Answer(call)), Is.EqualTo(whole.Where(name => name != member)));
    }

    [Test]
    public async Task A_missing_integrity_value_is_missing_where_it_was_asked_for()
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", XksFault.MissingCiphertextDataIntegrityValue);

        Assert.That((await Answer(Checked())).Json!["ciphertextDataIntegrityValue"], Is.Null);
    }

    [Test]
    public void A_member_that_no_answer_has_is_refused() => Assert.That(
        () => XksFault.MissingMember("cyphertext"),
        Throws.ArgumentException.With.Message.StartsWith("No answer of a proxy has a member 'cyphertext'; did you mean 'ciphertext'?"));

    [Test]
    public async Task A_wrong_plaintext_is_as_long_as_the_right_one()
    {
        var call = ProxyCall.Decrypt(ProxyCall.Encrypt("hello").Send(Kms).Json!);
        Kms.XksProxy.Faults.FailNext("Decrypt", XksFault.WrongPlaintext);

        Assert.That((await Answer(call)).Bytes("plaintext"), Has.Length.EqualTo(5).And.Not.EqualTo("hello"u8.ToArray()));
    }

    [Test]
    public async Task What_is_not_in_Base64_cannot_be_read()
    {
        using var rule = Kms.XksProxy.Faults.When().Fail(XksFault.NotBase64);
        var decrypting = ProxyCall.Decrypt(ProxyCall.Encrypt().Send(Kms).Json!);
        var (encrypted, decrypted) = (await Answer(ProxyCall.Encrypt()), await Answer(decrypting));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => encrypted.Bytes("ciphertext"), Throws.InstanceOf<FormatException>());
            Assert.That(() => decrypted.Bytes("plaintext"), Throws.InstanceOf<FormatException>());
        }
    }

    [Test]
    public async Task Bodies_that_are_no_JSON_arrive_as_they_are()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Text(XksFault.NoJson), Is.EqualTo("<html>It works!</html>"));
            Assert.That(await Text(XksFault.EmptyBody), Is.Empty);
            Assert.That(await Text(XksFault.HttpAnswer(200, "{}")), Is.EqualTo("{}"));
            Assert.That(await Text(XksFault.TooLongBody), Has.Length.GreaterThan(1024 * 1024).And.StartsWith("{\"xksProxyFleetSize\":1"));
            Assert.That((string?)JsonNode.Parse(await Text(XksFault.TooLongErrorMessage))!["errorMessage"], Has.Length.EqualTo(512));
        }
    }

    private static ProxyCall Checked() => ProxyCall.Encrypt("hello").With("ciphertextDataIntegrityValueAlgorithm", "SHA_256");

    private static byte[] Integrity(ProxyAnswer answer) => System.Security.Cryptography.SHA256.HashData(
        (byte[])[
            .. answer.Json!["ciphertextMetadata"] is null ? [] : answer.Bytes("ciphertextMetadata"), .. answer.Bytes("initializationVector"),
            .. answer.Bytes("ciphertext"), .. answer.Bytes("authenticationTag"),
        ]);

    private static string[] Members(ProxyAnswer answer) => [.. ((JsonObject)answer.Json!).Select(member => member.Key)];

    private async Task<ProxyAnswer> Answer(ProxyCall call) => ProxyAnswer.Of((await call.DeliverAsync(Kms)).Answer!);

    private async Task<string> After(string operation, XksFault fault, ProxyCall call)
    {
        Kms.XksProxy.Faults.FailNext(operation, fault);
        return await call.OutcomeAsync(Kms);
    }

    private async Task<string> Text(XksFault fault)
    {
        Kms.XksProxy.Faults.FailNext(null, fault);
        return Encoding.UTF8.GetString((await ProxyCall.Health().DeliverAsync(Kms)).Answer!.Body.Span);
    }
}
