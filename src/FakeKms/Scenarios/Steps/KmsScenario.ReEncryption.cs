using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls ReEncrypt.</summary>
    /// <param name="from">The name that an earlier step stored the ciphertext under.</param>
    /// <param name="destinationKey">The key to encrypt under: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the new ciphertext under, or null.</param>
    /// <param name="sourceEncryptionContext">The encryption context of the ciphertext, or null.</param>
    /// <param name="destinationEncryptionContext">The encryption context of the new ciphertext, or null.</param>
    /// <param name="sourceKey">The key to insist on for the old ciphertext: id, ARN, alias or name; null to let it say so itself.</param>
    /// <param name="sourceEncryptionAlgorithm">The algorithm of the ciphertext; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="destinationEncryptionAlgorithm">The algorithm of the new ciphertext; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <see cref="CreateGrant"/> stored grants under; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html"/></remarks>
    public KmsScenario ReEncrypt(
        string from, string destinationKey, string? into = null, IReadOnlyDictionary<string, string>? sourceEncryptionContext = null,
        IReadOnlyDictionary<string, string>? destinationEncryptionContext = null, string? sourceKey = null,
        EncryptionAlgorithmSpec? sourceEncryptionAlgorithm = null, EncryptionAlgorithmSpec? destinationEncryptionAlgorithm = null,
        IReadOnlyList<string>? grantTokens = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        var arguments = ScriptText.Of(
            ("from", from), ("destinationKey", destinationKey), ("into", into), ("sourceEncryptionContext", sourceEncryptionContext),
            ("destinationEncryptionContext", destinationEncryptionContext), ("sourceKey", sourceKey),
            ("sourceEncryptionAlgorithm", sourceEncryptionAlgorithm), ("destinationEncryptionAlgorithm", destinationEncryptionAlgorithm),
            ("grantTokens", ScriptText.Tokens(grantTokens)));
        return Add("ReEncrypt", arguments, async (run, token) =>
        {
            var request = new ReEncryptRequest
            {
                CiphertextBlob = Stored(run, from),
                DestinationKeyId = run.Key(destinationKey),
                SourceKeyId = Optional(run, sourceKey),
                SourceEncryptionContext = Context(sourceEncryptionContext),
                DestinationEncryptionContext = Context(destinationEncryptionContext),
                SourceEncryptionAlgorithm = sourceEncryptionAlgorithm,
                DestinationEncryptionAlgorithm = destinationEncryptionAlgorithm,
                GrantTokens = run.Tokens(grantTokens),
            };
            var response = await run.Client.ReEncryptAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.CiphertextBlob.ToArray());
            return response;
        });
    }
}
