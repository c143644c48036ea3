using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;
using FakeKms.Scenarios.Script;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GenerateDataKey. The ciphertext is what flows on; <see cref="KmsScenarioResults.Plaintext"/> has the plaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the data key under, or null.</param>
    /// <param name="keySpec">The kind of data key; null for <c>AES_256</c>, or for <paramref name="numberOfBytes"/>.</param>
    /// <param name="numberOfBytes">The data key's length in bytes, in place of a kind; or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html"/></remarks>
    public KmsScenario GenerateDataKey(
        string key, string? into = null, DataKeySpec? keySpec = null, int? numberOfBytes = null, IReadOnlyDictionary<string, string>? encryptionContext = null,
        IReadOnlyList<string>? grantTokens = null, AttestedEnvironment? recipient = null, bool? dryRun = null)
    {
        var request = new GenerateDataKeyRequest
        {
            KeyId = key,
            KeySpec = Spec(keySpec, numberOfBytes),
            NumberOfBytes = numberOfBytes,
            EncryptionContext = Pairs(encryptionContext),
            GrantTokens = List(grantTokens),
            DryRun = dryRun,
        };
        return GenerateDataKey(request, into, recipient);
    }

    /// <summary>Calls GenerateDataKey with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the data key under, or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <exception cref="ArgumentException">The request has a recipient, and <paramref name="recipient"/> is another.</exception>
    public KmsScenario GenerateDataKey(GenerateDataKeyRequest request, string? into = null, AttestedEnvironment? recipient = null)
    {
        var script = ScriptedRequest.Copy(request);
        script.Recipient = For(script.Recipient, recipient);
        return Call(script, (kms, it, token) => kms.GenerateDataKeyAsync(it, token), into, answer =>
            NamedValue.Of(answer.CiphertextBlob, Opened(answer.Plaintext, answer.CiphertextForRecipient, recipient)));
    }

    /// <summary>Calls GenerateDataKeyWithoutPlaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the encrypted data key under, or null.</param>
    /// <param name="keySpec">The kind of data key; null for <c>AES_256</c>, or for <paramref name="numberOfBytes"/>.</param>
    /// <param name="numberOfBytes">The data key's length in bytes, in place of a kind; or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html"/></remarks>
    public KmsScenario GenerateDataKeyWithoutPlaintext(
        string key, string? into = null, DataKeySpec? keySpec = null, int? numberOfBytes = null, IReadOnlyDictionary<string, string>? encryptionContext = null,
        IReadOnlyList<string>? grantTokens = null, bool? dryRun = null)
    {
        var request = new GenerateDataKeyWithoutPlaintextRequest
        {
            KeyId = key,
            KeySpec = Spec(keySpec, numberOfBytes),
            NumberOfBytes = numberOfBytes,
            EncryptionContext = Pairs(encryptionContext),
            GrantTokens = List(grantTokens),
            DryRun = dryRun,
        };
        return GenerateDataKeyWithoutPlaintext(request, into);
    }

    /// <summary>Calls GenerateDataKeyWithoutPlaintext with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the encrypted data key under, or null.</param>
    public KmsScenario GenerateDataKeyWithoutPlaintext(GenerateDataKeyWithoutPlaintextRequest request, string? into = null) => Call(
        request, (kms, it, token) => kms.GenerateDataKeyWithoutPlaintextAsync(it, token), into, answer => NamedValue.Of(answer.CiphertextBlob));

    /// <summary>Calls GenerateDataKeyPair. The encrypted private key is what flows on; <see cref="KmsScenarioResults.Plaintext"/> has the plaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="keyPairSpec">The kind of key pair.</param>
    /// <param name="into">The name to store the private key under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html"/></remarks>
    public KmsScenario GenerateDataKeyPair(
        string key, DataKeyPairSpec keyPairSpec, string? into = null, IReadOnlyDictionary<string, string>? encryptionContext = null,
        AttestedEnvironment? recipient = null, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null)
    {
        var request = new GenerateDataKeyPairRequest
        {
            KeyId = key,
            KeyPairSpec = keyPairSpec,
            EncryptionContext = Pairs(encryptionContext),
            GrantTokens = List(grantTokens),
            DryRun = dryRun,
        };
        return GenerateDataKeyPair(request, into, recipient);
    }

    /// <summary>Calls GenerateDataKeyPair with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the private key under, or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <exception cref="ArgumentException">The request has a recipient, and <paramref name="recipient"/> is another.</exception>
    public KmsScenario GenerateDataKeyPair(GenerateDataKeyPairRequest request, string? into = null, AttestedEnvironment? recipient = null)
    {
        var script = ScriptedRequest.Copy(request);
        script.Recipient = For(script.Recipient, recipient);
        return Call(script, (kms, it, token) => kms.GenerateDataKeyPairAsync(it, token), into, answer =>
            NamedValue.Of(answer.PrivateKeyCiphertextBlob, Opened(answer.PrivateKeyPlaintext, answer.CiphertextForRecipient, recipient)));
    }

    /// <summary>Calls GenerateDataKeyPairWithoutPlaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="keyPairSpec">The kind of key pair.</param>
    /// <param name="into">The name to store the encrypted private key under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html"/></remarks>
    public KmsScenario GenerateDataKeyPairWithoutPlaintext(
        string key, DataKeyPairSpec keyPairSpec, string? into = null, IReadOnlyDictionary<string, string>? encryptionContext = null,
        IReadOnlyList<string>? grantTokens = null, bool? dryRun = null)
    {
        var request = new GenerateDataKeyPairWithoutPlaintextRequest
        {
            KeyId = key,
            KeyPairSpec = keyPairSpec,
            EncryptionContext = Pairs(encryptionContext),
            GrantTokens = List(grantTokens),
            DryRun = dryRun,
        };
        return GenerateDataKeyPairWithoutPlaintext(request, into);
    }

    /// <summary>Calls GenerateDataKeyPairWithoutPlaintext with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the encrypted private key under, or null.</param>
    public KmsScenario GenerateDataKeyPairWithoutPlaintext(GenerateDataKeyPairWithoutPlaintextRequest request, string? into = null) => Call(
        request, (kms, it, token) => kms.GenerateDataKeyPairWithoutPlaintextAsync(it, token), into, answer => NamedValue.Of(answer.PrivateKeyCiphertextBlob));

    private static DataKeySpec? Spec(DataKeySpec? keySpec, int? numberOfBytes) => keySpec ?? (numberOfBytes is null ? DataKeySpec.AES_256 : null);
}
