using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;
using FakeKms.Scenarios.Script;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GenerateMac for a text, as UTF-8.</summary>
    /// <param name="key">The HMAC key: id, ARN, alias or name.</param>
    /// <param name="message">The text.</param>
    /// <param name="macAlgorithm">The MAC algorithm: the key's.</param>
    /// <param name="into">The name to store the MAC under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html"/></remarks>
    public KmsScenario GenerateMac(
        string key, string message, MacAlgorithmSpec macAlgorithm, string? into = null, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null) =>
        GenerateMac(MacRequest(key, Utf8(message), macAlgorithm, grantTokens, dryRun), into);

    /// <summary>Calls GenerateMac for bytes.</summary>
    /// <param name="key">The HMAC key: id, ARN, alias or name.</param>
    /// <param name="message">The bytes.</param>
    /// <param name="macAlgorithm">The MAC algorithm: the key's.</param>
    /// <param name="into">The name to store the MAC under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html"/></remarks>
    public KmsScenario GenerateMac(
        string key, byte[] message, MacAlgorithmSpec macAlgorithm, string? into = null, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null) =>
        GenerateMac(MacRequest(key, Blob(message), macAlgorithm, grantTokens, dryRun), into);

    /// <summary>Calls GenerateMac with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the MAC under, or null.</param>
    public KmsScenario GenerateMac(GenerateMacRequest request, string? into = null) =>
        Call(request, (kms, it, token) => kms.GenerateMacAsync(it, token), into, answer => NamedValue.Of(answer.Mac));

    /// <summary>Calls VerifyMac for a text, as UTF-8. A wrong MAC is a KMSInvalidMacException.</summary>
    /// <param name="key">The HMAC key: id, ARN, alias or name.</param>
    /// <param name="message">The text.</param>
    /// <param name="from">The name that an earlier step stored the MAC under.</param>
    /// <param name="macAlgorithm">The MAC algorithm: the key's.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html"/></remarks>
    public KmsScenario VerifyMac(
        string key, string message, string from, MacAlgorithmSpec macAlgorithm, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null) =>
        VerifyMac(key, Utf8(message), from, macAlgorithm, grantTokens, dryRun);

    /// <summary>Calls VerifyMac for bytes. A wrong MAC is a KMSInvalidMacException.</summary>
    /// <param name="key">The HMAC key: id, ARN, alias or name.</param>
    /// <param name="message">The bytes.</param>
    /// <param name="from">The name that an earlier step stored the MAC under.</param>
    /// <param name="macAlgorithm">The MAC algorithm: the key's.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html"/></remarks>
    public KmsScenario VerifyMac(
        string key, byte[] message, string from, MacAlgorithmSpec macAlgorithm, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null) =>
        VerifyMac(key, Blob(message), from, macAlgorithm, grantTokens, dryRun);

    /// <summary>Calls VerifyMac with a request of your own. A wrong MAC is a KMSInvalidMacException.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="from">The name that an earlier step stored the MAC under; null when it is in the request.</param>
    /// <exception cref="ArgumentException">The request has a MAC, and <paramref name="from"/> names one.</exception>
    public KmsScenario VerifyMac(VerifyMacRequest request, string? from = null)
    {
        var script = ScriptedRequest.Copy(request);
        script.Mac = Flowing(script.Mac, from);
        return Call(script, (kms, it, token) => kms.VerifyMacAsync(it, token));
    }

    private static GenerateMacRequest MacRequest(
        string key, MemoryStream message, MacAlgorithmSpec macAlgorithm, IReadOnlyList<string>? grantTokens, bool? dryRun) =>
        new() { KeyId = key, Message = message, MacAlgorithm = macAlgorithm, GrantTokens = List(grantTokens), DryRun = dryRun };

    private KmsScenario VerifyMac(
        string key, MemoryStream message, string from, MacAlgorithmSpec macAlgorithm, IReadOnlyList<string>? grantTokens, bool? dryRun)
    {
        ArgumentNullException.ThrowIfNull(from);
        var request = new VerifyMacRequest { KeyId = key, Message = message, MacAlgorithm = macAlgorithm, GrantTokens = List(grantTokens), DryRun = dryRun };
        return VerifyMac(request, from);
    }
}
