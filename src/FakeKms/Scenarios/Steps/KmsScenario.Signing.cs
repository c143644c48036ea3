using System.Diagnostics.CodeAnalysis;
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
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoPlaintexts)]
    public KmsScenario Sign(string key, string message, SigningAlgorithmSpec signingAlgorithm, string? into = null, IReadOnlyList<string>? grantTokens = null) =>
        Sign(key, new SignRequest { Message = Utf8(message), SigningAlgorithm = signingAlgorithm }, ScriptText.Plaintext(message), into, grantTokens);

    /// <summary>Calls Sign for bytes: a message, or the digest of one.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="message">The bytes.</param>
    /// <param name="signingAlgorithm">The signing algorithm; one of the key's.</param>
    /// <param name="into">The name to store the signature under, or null.</param>
    /// <param name="messageType">What the bytes are; null for the service's default, <c>RAW</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html"/></remarks>
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoPlaintexts)]
    public KmsScenario Sign(
        string key,
        byte[] message,
        SigningAlgorithmSpec signingAlgorithm,
        string? into = null,
        MessageType? messageType = null,
        IReadOnlyList<string>? grantTokens = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var request = new SignRequest { Message = new MemoryStream([.. message]), SigningAlgorithm = signingAlgorithm, MessageType = messageType };
        return Sign(key, request, $"{message.Length} bytes", into, grantTokens);
    }

    /// <summary>Calls Verify for a text, as UTF-8. A wrong signature is a KMSInvalidSignatureException.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="message">The text.</param>
    /// <param name="from">The name that an earlier step stored the signature under.</param>
    /// <param name="signingAlgorithm">The signing algorithm; one of the key's.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html"/></remarks>
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoPlaintexts)]
    public KmsScenario Verify(string key, string message, string from, SigningAlgorithmSpec signingAlgorithm, IReadOnlyList<string>? grantTokens = null) =>
        Verify(key, new VerifyRequest { Message = Utf8(message), SigningAlgorithm = signingAlgorithm }, ScriptText.Plaintext(message), from, grantTokens);

    /// <summary>Calls Verify for bytes: a message, or the digest of one. A wrong signature is a KMSInvalidSignatureException.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="message">The bytes.</param>
    /// <param name="from">The name that an earlier step stored the signature under.</param>
    /// <param name="signingAlgorithm">The signing algorithm; one of the key's.</param>
    /// <param name="messageType">What the bytes are; null for the service's default, <c>RAW</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html"/></remarks>
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoPlaintexts)]
    public KmsScenario Verify(
        string key,
        byte[] message,
        string from,
        SigningAlgorithmSpec signingAlgorithm,
        MessageType? messageType = null,
        IReadOnlyList<string>? grantTokens = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        var request = new VerifyRequest { Message = new MemoryStream([.. message]), SigningAlgorithm = signingAlgorithm, MessageType = messageType };
        return Verify(key, request, $"{message.Length} bytes", from, grantTokens);
    }

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
                Recipient = recipient?.CreateRecipientInfo(),
            };
            var response = await run.Client.DeriveSharedSecretAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, Secret(response.SharedSecret, response.CiphertextForRecipient, recipient));
            return response;
        });
    }

    private KmsScenario Sign(string key, SignRequest request, string shown, string? into, IReadOnlyList<string>? grantTokens)
    {
        var arguments = ScriptText.Of(
            ("", key), ("", shown), ("", request.SigningAlgorithm), ("into", into), ("messageType", request.MessageType), ("grantTokens", ScriptText.Tokens(grantTokens)));
        return Add("Sign", arguments, async (run, token) =>
        {
            (request.KeyId, request.GrantTokens) = (run.Key(key), run.Tokens(grantTokens));
            var response = await run.Client.SignAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.Signature.ToArray());
            return response;
        });
    }

    private KmsScenario Verify(string key, VerifyRequest request, string shown, string from, IReadOnlyList<string>? grantTokens)
    {
        var arguments = ScriptText.Of(("", key), ("", shown), ("from", from), ("", request.SigningAlgorithm), ("messageType", request.MessageType));
        return Add("Verify", arguments, async (run, token) =>
        {
            (request.KeyId, request.Signature, request.GrantTokens) = (run.Key(key), Stored(run, from), run.Tokens(grantTokens));
            return await run.Client.VerifyAsync(request, token).ConfigureAwait(false);
        });
    }

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));
}
