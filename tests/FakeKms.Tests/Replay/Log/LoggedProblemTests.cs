using FakeKms.Domain.KeyStores;
using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.Log;

public sealed class LoggedProblemTests
{
    private static IEnumerable<XksProblem> All => Enum.GetValues<XksProblem>();

    [TestCaseSource(nameof(All))]
    public void Every_problem_is_told_by_its_text(object problem)
    {
        var text = XksTexts.Of((XksProblem)problem);

        Assert.That(Of("Decrypt", "KMSInvalidStateException", text)?.Problem, Is.EqualTo(problem));
    }

    [TestCase("The external key store proxy rejected the request because it could not find the external key.", "KeyNotFound")]
    [TestCase("The external key store proxy rejected the request because the external key does not support the requested operation.", "InvalidKeyUsage")]
    [TestCase("The external key store proxy rejected the request because the external key is not enabled in the external key manager.", "InvalidState")]
    [TestCase("The external key store proxy rejected the request because it does not support the requested cryptographic operation.", "UnsupportedOperation")]
    [TestCase("The external key store proxy rejected the request because the specified ciphertext or additional authenticated data is corrupted, missing, or otherwise invalid.", "InvalidCiphertext")]
    [TestCase("AWS KMS cannot interpret the response from the external key store proxy. If you see this error repeatedly, consult your external key store proxy administrator.", "InvalidResponse")]
    public void The_texts_of_the_developer_guide_are_told_apart_too(string text, string problem) =>
        Assert.That(Of("Encrypt", "KMSInvalidStateException", text)?.Problem.ToString(), Is.EqualTo(problem));

    [TestCase("CreateKey", "XksKeyInvalidConfigurationException", "", "InvalidState")]
    [TestCase("CreateKey", "XksKeyNotFoundException", "new words", "KeyNotFound")]
    [TestCase("CreateCustomKeyStore", "XksProxyInvalidConfigurationException", "", "InvalidUriPath")]
    [TestCase("CreateCustomKeyStore", "XksProxyInvalidConfigurationException", "AWS KMS cannot establish a TLS connection to the external key store proxy.", "Tls")]
    [TestCase("UpdateCustomKeyStore", "XksProxyUriUnreachableException", "", "Unreachable")]
    [TestCase("UpdateCustomKeyStore", "XksProxyUriUnreachableException", "The external key store proxy is in an unhealthy state.", "Unhealthy")]
    [TestCase("UpdateCustomKeyStore", "XksProxyInvalidResponseException", "", "InvalidResponse")]
    [TestCase("CreateKey", "CustomKeyStoreInvalidStateException", "AWS KMS cannot communicate with the external key store proxy.", "Unreachable")]
    public void The_error_code_decides_where_the_text_does_not_say_or_does_not_fit(string operation, string code, string text, string problem) =>
        Assert.That(Of(operation, code, text)?.Problem.ToString(), Is.EqualTo(problem));

    [TestCase("Decrypt", "KMSInvalidStateException", "arn:aws:kms:us-east-1:111122223333:key/1 is pending deletion.")]
    [TestCase("Decrypt", "KMSInvalidStateException", "This KMS key is in a custom key store that is not connected to its external key store proxy.")]
    [TestCase("Decrypt", "NotFoundException", "AWS KMS cannot communicate with the external key store proxy.")]
    [TestCase("DescribeKey", "KMSInvalidStateException", "AWS KMS cannot communicate with the external key store proxy.")]
    [TestCase("CreateKey", "CustomKeyStoreInvalidStateException", "")]
    [TestCase("Decrypt", null, null)]
    public void Other_failures_are_none_of_a_proxy(string operation, string? code, string? text) => Assert.That(Of(operation, code, text), Is.Null);

    [Test]
    public void What_the_proxy_said_of_an_external_key_is_read_from_the_text()
    {
        const string Code = "XksKeyInvalidConfigurationException";
        var spec = Of("CreateKey", Code, XksErrors.WrongKeySpec("RSA_2048").Text)!.Key!;
        var status = Of("CreateKey", Code, XksErrors.WrongKeyStatus("DISABLED").Text)!.Key!;
        var usage = Of("CreateKey", Code, XksErrors.WrongKeyUsage(["ENCRYPT", "SIGN"]).Text)!.Key!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((spec.KeySpec, status.KeyStatus), Is.EqualTo(("RSA_2048", "DISABLED")));
            Assert.That(usage.KeyUsage, Is.EqualTo(new[] { "ENCRYPT", "SIGN" }));
        }
    }

    private static LoggedProblem? Of(string operation, string? code, string? text) => LoggedProblem.Of(Line.Log(new Line(operation) { Error = code, Message = text }).Single());
}
