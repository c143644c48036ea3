using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GenerateMac for a text, as UTF-8.</summary>
    /// <param name="key">The HMAC key: id, ARN, alias or name.</param>
    /// <param name="message">The text.</param>
    /// <param name="macAlgorithm">The MAC algorithm: the key's.</param>
    /// <param name="into">The name to store the MAC under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html"/></remarks>
    public KmsScenario GenerateMac(string key, string message, MacAlgorithmSpec macAlgorithm, string? into = null, IReadOnlyList<string>? grantTokens = null) =>
        Add("GenerateMac", ScriptText.Of(
            ("", key), ("", ScriptText.Plaintext(message)), ("", macAlgorithm), ("into", into), ("grantTokens", ScriptText.Tokens(grantTokens))), async (run, token) =>
        {
            var request = new GenerateMacRequest
            {
                KeyId = run.Key(key),
                Message = Utf8(message),
                MacAlgorithm = macAlgorithm,
                GrantTokens = run.Tokens(grantTokens),
            };
            var response = await run.Client.GenerateMacAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.Mac.ToArray());
            return response;
        });

    /// <summary>Calls VerifyMac for a text, as UTF-8. A wrong MAC is a KMSInvalidMacException.</summary>
    /// <param name="key">The HMAC key: id, ARN, alias or name.</param>
    /// <param name="message">The text.</param>
    /// <param name="from">The name that an earlier step stored the MAC under.</param>
    /// <param name="macAlgorithm">The MAC algorithm: the key's.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html"/></remarks>
    public KmsScenario VerifyMac(string key, string message, string from, MacAlgorithmSpec macAlgorithm, IReadOnlyList<string>? grantTokens = null) =>
        Add("VerifyMac", ScriptText.Of(("", key), ("", ScriptText.Plaintext(message)), ("from", from), ("", macAlgorithm)), async (run, token) =>
        {
            var request = new VerifyMacRequest
            {
                KeyId = run.Key(key),
                Message = Utf8(message),
                Mac = Stored(run, from),
                MacAlgorithm = macAlgorithm,
                GrantTokens = run.Tokens(grantTokens),
            };
            return await run.Client.VerifyMacAsync(request, token).ConfigureAwait(false);
        });
}
