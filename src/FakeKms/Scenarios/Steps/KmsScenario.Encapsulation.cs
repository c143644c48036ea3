using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls Encapsulate. The encapsulated secret is what flows on; <see cref="KmsScenarioResults.Plaintext"/> has the shared secret.</summary>
    /// <param name="key">The ML-KEM key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the encapsulated secret under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html"/></remarks>
    public KmsScenario Encapsulate(string key, string? into = null, IReadOnlyList<string>? grantTokens = null) =>
        Add("Encapsulate", ScriptText.Of(("", key), ("into", into), ("grantTokens", ScriptText.Tokens(grantTokens))), async (run, token) =>
        {
            var request = new EncapsulateRequest
            {
                KeyId = run.Key(key),
                EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM,
                GrantTokens = run.Tokens(grantTokens),
            };
            var response = await run.Client.EncapsulateAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.SharedSecretCiphertextBlob.ToArray(), response.SharedSecret.ToArray());
            return response;
        });

    /// <summary>Calls Decapsulate. An altered ciphertext gives another secret, not an error.</summary>
    /// <param name="key">The ML-KEM key: id, ARN, alias or name.</param>
    /// <param name="from">The name that an earlier step stored the encapsulated secret under.</param>
    /// <param name="into">The name to store the shared secret under, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names of grants of earlier steps; null for none.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html"/></remarks>
    public KmsScenario Decapsulate(string key, string from, string? into = null, IReadOnlyList<string>? grantTokens = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        var arguments = ScriptText.Of(("", key), ("from", from), ("into", into), ("grantTokens", ScriptText.Tokens(grantTokens)));
        return Add("Decapsulate", arguments, async (run, token) =>
        {
            var request = new DecapsulateRequest
            {
                KeyId = run.Key(key),
                SharedSecretCiphertextBlob = Stored(run, from),
                EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM,
                GrantTokens = run.Tokens(grantTokens),
            };
            var response = await run.Client.DecapsulateAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.SharedSecret.ToArray());
            return response;
        });
    }
}
