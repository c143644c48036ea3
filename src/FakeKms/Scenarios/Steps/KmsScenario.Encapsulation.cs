using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;
using FakeKms.Scenarios.Script;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls Encapsulate. The encapsulated secret is what flows on; <see cref="KmsScenarioResults.Plaintext"/> has the shared secret.</summary>
    /// <param name="key">The ML-KEM key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the encapsulated secret under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html"/></remarks>
    public KmsScenario Encapsulate(string key, string? into = null, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null)
    {
        var algorithm = EncapsulationAlgorithmSpec.ML_KEM;
        return Encapsulate(new EncapsulateRequest { KeyId = key, EncapsulationAlgorithm = algorithm, GrantTokens = List(grantTokens), DryRun = dryRun }, into);
    }

    /// <summary>Calls Encapsulate with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the encapsulated secret under, or null.</param>
    public KmsScenario Encapsulate(EncapsulateRequest request, string? into = null) => Call(
        request, (kms, it, token) => kms.EncapsulateAsync(it, token), into, answer => NamedValue.Of(answer.SharedSecretCiphertextBlob, answer.SharedSecret));

    /// <summary>Calls Decapsulate. An altered ciphertext gives another secret, not an error.</summary>
    /// <param name="key">The ML-KEM key: id, ARN, alias or name.</param>
    /// <param name="from">The name that an earlier step stored the encapsulated secret under.</param>
    /// <param name="into">The name to store the shared secret under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html"/></remarks>
    public KmsScenario Decapsulate(string key, string from, string? into = null, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        var algorithm = EncapsulationAlgorithmSpec.ML_KEM;
        var request = new DecapsulateRequest { KeyId = key, EncapsulationAlgorithm = algorithm, GrantTokens = List(grantTokens), DryRun = dryRun };
        return Decapsulate(request, from, into);
    }

    /// <summary>Calls Decapsulate with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="from">The name that an earlier step stored the encapsulated secret under; null when it is in the request.</param>
    /// <param name="into">The name to store the shared secret under, or null.</param>
    /// <exception cref="ArgumentException">The request has an encapsulated secret, and <paramref name="from"/> names one.</exception>
    public KmsScenario Decapsulate(DecapsulateRequest request, string? from = null, string? into = null)
    {
        var script = ScriptedRequest.Copy(request);
        script.SharedSecretCiphertextBlob = Flowing(script.SharedSecretCiphertextBlob, from);
        return Call(script, (kms, it, token) => kms.DecapsulateAsync(it, token), into, answer => NamedValue.Of(answer.SharedSecret));
    }
}
