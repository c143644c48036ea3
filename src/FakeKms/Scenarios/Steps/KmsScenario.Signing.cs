using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;
using FakeKms.Scenarios.Script;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls Sign for a text, as UTF-8.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="message">The text.</param>
    /// <param name="signingAlgorithm">The signing algorithm; one of the key's.</param>
    /// <param name="into">The name to store the signature under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html"/></remarks>
    public KmsScenario Sign(
        string key, string message, SigningAlgorithmSpec signingAlgorithm, string? into = null, IReadOnlyList<string>? grantTokens = null,
        bool? dryRun = null) =>
        Sign(key, Utf8(message), signingAlgorithm, into, messageType: null, grantTokens, dryRun);

    /// <summary>Calls Sign for bytes: a message, or the digest of one.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="message">The bytes.</param>
    /// <param name="signingAlgorithm">The signing algorithm; one of the key's.</param>
    /// <param name="into">The name to store the signature under, or null.</param>
    /// <param name="messageType">What the bytes are; null for the service's default, <c>RAW</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html"/></remarks>
    public KmsScenario Sign(
        string key, byte[] message, SigningAlgorithmSpec signingAlgorithm, string? into = null, MessageType? messageType = null,
        IReadOnlyList<string>? grantTokens = null, bool? dryRun = null) =>
        Sign(key, Blob(message), signingAlgorithm, into, messageType, grantTokens, dryRun);

    /// <summary>Calls Sign with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the signature under, or null.</param>
    public KmsScenario Sign(SignRequest request, string? into = null) =>
        Call(request, (kms, it, token) => kms.SignAsync(it, token), into, answer => NamedValue.Of(answer.Signature));

    /// <summary>Calls Verify for a text, as UTF-8. A wrong signature is a KMSInvalidSignatureException.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="message">The text.</param>
    /// <param name="from">The name that an earlier step stored the signature under.</param>
    /// <param name="signingAlgorithm">The signing algorithm; one of the key's.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html"/></remarks>
    public KmsScenario Verify(
        string key, string message, string from, SigningAlgorithmSpec signingAlgorithm, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null) =>
        Verify(key, Utf8(message), from, signingAlgorithm, messageType: null, grantTokens, dryRun);

    /// <summary>Calls Verify for bytes: a message, or the digest of one. A wrong signature is a KMSInvalidSignatureException.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="message">The bytes.</param>
    /// <param name="from">The name that an earlier step stored the signature under.</param>
    /// <param name="signingAlgorithm">The signing algorithm; one of the key's.</param>
    /// <param name="messageType">What the bytes are; null for the service's default, <c>RAW</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html"/></remarks>
    public KmsScenario Verify(
        string key, byte[] message, string from, SigningAlgorithmSpec signingAlgorithm, MessageType? messageType = null,
        IReadOnlyList<string>? grantTokens = null, bool? dryRun = null) =>
        Verify(key, Blob(message), from, signingAlgorithm, messageType, grantTokens, dryRun);

    /// <summary>Calls Verify with a request of your own. A wrong signature is a KMSInvalidSignatureException.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="from">The name that an earlier step stored the signature under; null when it is in the request.</param>
    /// <exception cref="ArgumentException">The request has a signature, and <paramref name="from"/> names one.</exception>
    public KmsScenario Verify(VerifyRequest request, string? from = null)
    {
        var script = ScriptedRequest.Copy(request);
        script.Signature = Flowing(script.Signature, from);
        return Call(script, (kms, it, token) => kms.VerifyAsync(it, token));
    }

    private KmsScenario Sign(
        string key, MemoryStream message, SigningAlgorithmSpec signingAlgorithm, string? into, MessageType? messageType, IReadOnlyList<string>? grantTokens,
        bool? dryRun)
    {
        var request = new SignRequest
        {
            KeyId = key,
            Message = message,
            SigningAlgorithm = signingAlgorithm,
            MessageType = messageType,
            GrantTokens = List(grantTokens),
            DryRun = dryRun,
        };
        return Sign(request, into);
    }

    private KmsScenario Verify(
        string key, MemoryStream message, string from, SigningAlgorithmSpec signingAlgorithm, MessageType? messageType, IReadOnlyList<string>? grantTokens,
        bool? dryRun)
    {
        ArgumentNullException.ThrowIfNull(from);
        var request = new VerifyRequest
        {
            KeyId = key,
            Message = message,
            SigningAlgorithm = signingAlgorithm,
            MessageType = messageType,
            GrantTokens = List(grantTokens),
            DryRun = dryRun,
        };
        return Verify(request, from);
    }
}
