using System.Diagnostics;
using System.Text.Json.Nodes;
using FakeKms.Tests.Xks;

namespace FakeKms.Http.Tests.Xks;

/// <summary>curl signs requests by itself, which AWS's own tests of proxies go by. It signs more than KMS does, and by the machine's clock.</summary>
public sealed class CurlTests : ProxyOverHttp
{
    [OneTimeSetUp]
    public static async Task Curl_can_sign()
    {
        if (!(await TryRunAsync("--help", "all")).Contains("--aws-sigv4", StringComparison.Ordinal)) Assert.Ignore("There is no curl here that has --aws-sigv4.");
    }

    [Test]
    public async Task All_four_APIs_take_what_curl_signs()
    {
        var encrypted = JsonNode.Parse((await CurlAsync(ProxyCall.Encrypt("from curl").With("ciphertextDataIntegrityValueAlgorithm", "SHA_256"))).Body)!;
        var decrypted = JsonNode.Parse((await CurlAsync(ProxyCall.Decrypt(encrypted))).Body)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await CurlAsync(ProxyCall.Health())).Status, Is.EqualTo("200"));
            Assert.That((await CurlAsync(ProxyCall.GetKeyMetadata())).Status, Is.EqualTo("200"));
            Assert.That((string?)encrypted["ciphertextDataIntegrityValue"], Is.Not.Null);
            Assert.That((string?)decrypted["plaintext"], Is.EqualTo(ProxyCall.Base64("from curl")));
        }
    }

    [Test]
    public async Task Curl_with_a_wrong_secret_is_refused()
    {
        var answer = await CurlAsync(ProxyCall.Health(), secret: new string('x', 44));

        Assert.That((answer.Status, (string?)JsonNode.Parse(answer.Body)!["errorName"]), Is.EqualTo(("401", "AuthenticationFailedException")));
    }

    private async Task<(string Body, string Status)> CurlAsync(ProxyCall call, string? secret = null)
    {
        var credential = Kms.XksProxy.Credential;
        var output = await TryRunAsync(
            "--silent", "--aws-sigv4", "aws:amz:us-east-1:kms-xks-proxy", "--user", $"{credential.AccessKeyId}:{secret ?? credential.RawSecretAccessKey}",
            "--header", "content-type: application/json", "--data-binary", call.Json!.ToJsonString(), "--write-out", "\n%{http_code}",
            new Uri(Http.BaseAddress!, call.Base + call.Api).ToString());
        var end = output.LastIndexOf('\n');
        return (output[..end], output[(end + 1)..]);
    }

    private static async Task<string> TryRunAsync(params string[] arguments)
    {
        try
        {
            using var curl = Process.Start(new ProcessStartInfo("curl", arguments) { RedirectStandardOutput = true })!;
            var output = await curl.StandardOutput.ReadToEndAsync();
            await curl.WaitForExitAsync();
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
