using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;
using FakeKms.Scenarios.Script;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GenerateRandom.</summary>
    /// <param name="numberOfBytes">1 to 1,024.</param>
    /// <param name="into">The name to store the random bytes under, or null.</param>
    /// <param name="customKeyStore">
    /// The CloudHSM key store whose cluster makes the bytes: its id, or the name that <c>CreateCustomKeyStore</c> gave it; or null.
    /// </param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html"/></remarks>
    public KmsScenario GenerateRandom(int numberOfBytes, string? into = null, string? customKeyStore = null, AttestedEnvironment? recipient = null) =>
        GenerateRandom(new GenerateRandomRequest { NumberOfBytes = numberOfBytes, CustomKeyStoreId = customKeyStore }, into, recipient);

    /// <summary>Calls GenerateRandom with a request of your own.</summary>
    /// <param name="request">The request. A custom key store goes by its name in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the random bytes under, or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <exception cref="ArgumentException">The request has a recipient, and <paramref name="recipient"/> is another.</exception>
    public KmsScenario GenerateRandom(GenerateRandomRequest request, string? into = null, AttestedEnvironment? recipient = null)
    {
        var script = ScriptedRequest.Copy(request);
        script.Recipient = For(script.Recipient, recipient);
        return Call(script, (kms, it, token) => kms.GenerateRandomAsync(it, token), into, answer =>
            NamedValue.Of(Opened(answer.Plaintext, answer.CiphertextForRecipient, recipient)));
    }

    /// <summary>Calls GetPublicKey.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the public key under, as SubjectPublicKeyInfo in DER; or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html"/></remarks>
    public KmsScenario GetPublicKey(string key, string? into = null, IReadOnlyList<string>? grantTokens = null) =>
        GetPublicKey(new GetPublicKeyRequest { KeyId = key, GrantTokens = List(grantTokens) }, into);

    /// <summary>Calls GetPublicKey with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the public key under, as SubjectPublicKeyInfo in DER; or null.</param>
    public KmsScenario GetPublicKey(GetPublicKeyRequest request, string? into = null) =>
        Call(request, (kms, it, token) => kms.GetPublicKeyAsync(it, token), into, answer => NamedValue.Of(answer.PublicKey));
}
