using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls Sign for a text, as UTF-8.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="message">The text.</param>
    /// <param name="signingAlgorithm">The signing algorithm; one of the key's.</param>
    /// <param name="into">The name to store the signature under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html"/></remarks>
    public KmsScenario Sign(string key, string message, SigningAlgorithmSpec signingAlgorithm, string? into = null, IReadOnlyList<string>? grantTokens = null) =>
        Add("Sign", ScriptText.Of(
            ("", key), ("", ScriptText.Plaintext(message)), ("", signingAlgorithm), ("into", into), ("grantTokens", ScriptText.Tokens(grantTokens))), async (run, token) =>
        {
            var request = new SignRequest
            {
                KeyId = run.Key(key),
                Message = Utf8(message),
                SigningAlgorithm = signingAlgorithm,
                GrantTokens = run.Tokens(grantTokens),
            };
            var response = await run.Client.SignAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.Signature.ToArray());
            return response;
        });

    /// <summary>Calls Verify for a text, as UTF-8. A wrong signature is a KMSInvalidSignatureException.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="message">The text.</param>
    /// <param name="from">The name that an earlier step stored the signature under.</param>
    /// <param name="signingAlgorithm">The signing algorithm; one of the key's.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html"/></remarks>
    public KmsScenario Verify(string key, string message, string from, SigningAlgorithmSpec signingAlgorithm, IReadOnlyList<string>? grantTokens = null) =>
        Add("Verify", ScriptText.Of(("", key), ("", ScriptText.Plaintext(message)), ("from", from), ("", signingAlgorithm)), async (run, token) =>
        {
            var request = new VerifyRequest
            {
                KeyId = run.Key(key),
                Message = Utf8(message),
                Signature = Stored(run, from),
                SigningAlgorithm = signingAlgorithm,
                GrantTokens = run.Tokens(grantTokens),
            };
            return await run.Client.VerifyAsync(request, token).ConfigureAwait(false);
        });

    /// <summary>Calls GetPublicKey.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the public key under, as SubjectPublicKeyInfo in DER; or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html"/></remarks>
    public KmsScenario GetPublicKey(string key, string? into = null, IReadOnlyList<string>? grantTokens = null) =>
        Add("GetPublicKey", ScriptText.Of(("", key), ("into", into), ("grantTokens", ScriptText.Tokens(grantTokens))), async (run, token) =>
        {
            var request = new GetPublicKeyRequest { KeyId = run.Key(key), GrantTokens = run.Tokens(grantTokens) };
            var response = await run.Client.GetPublicKeyAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.PublicKey.ToArray());
            return response;
        });

    /// <summary>Calls DeriveSharedSecret.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="from">The name that an earlier step stored the other side's public key under.</param>
    /// <param name="into">The name to store the shared secret under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html"/></remarks>
    public KmsScenario DeriveSharedSecret(
        string key, string from, string? into = null, IReadOnlyList<string>? grantTokens = null, AttestedEnvironment? recipient = null)
    {
        var arguments = ScriptText.Of(
            ("", key), ("from", from), ("into", into), ("grantTokens", ScriptText.Tokens(grantTokens)), ("recipient", recipient));
        return Add("DeriveSharedSecret", arguments, async (run, token) =>
        {
            var request = new DeriveSharedSecretRequest
            {
                KeyId = run.Key(key),
                PublicKey = Stored(run, from),
                KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
                GrantTokens = run.Tokens(grantTokens),
                Recipient = recipient?.Recipient(),
            };
            var response = await run.Client.DeriveSharedSecretAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, Secret(response.SharedSecret, response.CiphertextForRecipient, recipient));
            return response;
        });
    }

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));
}
