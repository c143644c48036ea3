using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;
using FakeKms.Scenarios.Script;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls DeriveSharedSecret.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="from">The name that an earlier step stored the other side's public key under.</param>
    /// <param name="into">The name to store the shared secret under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html"/></remarks>
    public KmsScenario DeriveSharedSecret(
        string key, string from, string? into = null, IReadOnlyList<string>? grantTokens = null, AttestedEnvironment? recipient = null, bool? dryRun = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        var algorithm = KeyAgreementAlgorithmSpec.ECDH;
        var request = new DeriveSharedSecretRequest { KeyId = key, KeyAgreementAlgorithm = algorithm, GrantTokens = List(grantTokens), DryRun = dryRun };
        return DeriveSharedSecret(request, from, into, recipient);
    }

    /// <summary>Calls DeriveSharedSecret with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="from">The name that an earlier step stored the other side's public key under; null when it is in the request.</param>
    /// <param name="into">The name to store the shared secret under, or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <exception cref="ArgumentException">The request has a member that <paramref name="from"/> or <paramref name="recipient"/> is to fill.</exception>
    public KmsScenario DeriveSharedSecret(DeriveSharedSecretRequest request, string? from = null, string? into = null, AttestedEnvironment? recipient = null)
    {
        var script = ScriptedRequest.Copy(request);
        (script.PublicKey, script.Recipient) = (Flowing(script.PublicKey, from), For(script.Recipient, recipient));
        return Call(script, (kms, it, token) => kms.DeriveSharedSecretAsync(it, token), into, answer =>
            NamedValue.Of(Opened(answer.SharedSecret, answer.CiphertextForRecipient, recipient)));
    }
}
