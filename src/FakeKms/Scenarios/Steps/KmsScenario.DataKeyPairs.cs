using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GenerateDataKeyPair. The encrypted private key is what flows on; <see cref="KmsScenarioResults.Plaintext"/> has the plaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="keyPairSpec">The kind of key pair.</param>
    /// <param name="into">The name to store the private key under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html"/></remarks>
    public KmsScenario GenerateDataKeyPair(
        string key,
        DataKeyPairSpec keyPairSpec,
        string? into = null,
        IReadOnlyDictionary<string, string>? encryptionContext = null,
        AttestedEnvironment? recipient = null) =>
        Add("GenerateDataKeyPair", PairArguments(key, keyPairSpec, into, encryptionContext, recipient), async (run, token) =>
        {
            var request = new GenerateDataKeyPairRequest
            {
                KeyId = run.Key(key),
                KeyPairSpec = keyPairSpec,
                EncryptionContext = Context(encryptionContext),
                Recipient = recipient?.CreateRecipientInfo(),
            };
            var response = await run.Client.GenerateDataKeyPairAsync(request, token).ConfigureAwait(false);
            var secret = Secret(response.PrivateKeyPlaintext, response.CiphertextForRecipient, recipient);
            run.Results.Store(into, response.PrivateKeyCiphertextBlob.ToArray(), secret);
            return response;
        });

    /// <summary>Calls GenerateDataKeyPairWithoutPlaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="keyPairSpec">The kind of key pair.</param>
    /// <param name="into">The name to store the encrypted private key under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html"/></remarks>
    public KmsScenario GenerateDataKeyPairWithoutPlaintext(
        string key, DataKeyPairSpec keyPairSpec, string? into = null, IReadOnlyDictionary<string, string>? encryptionContext = null) =>
        Add("GenerateDataKeyPairWithoutPlaintext", PairArguments(key, keyPairSpec, into, encryptionContext), async (run, token) =>
        {
            var request = new GenerateDataKeyPairWithoutPlaintextRequest
            {
                KeyId = run.Key(key),
                KeyPairSpec = keyPairSpec,
                EncryptionContext = Context(encryptionContext),
            };
            var response = await run.Client.GenerateDataKeyPairWithoutPlaintextAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.PrivateKeyCiphertextBlob.ToArray());
            return response;
        });

    private static string PairArguments(
        string key, DataKeyPairSpec keyPairSpec, string? into, IReadOnlyDictionary<string, string>? encryptionContext, AttestedEnvironment? recipient = null) =>
        ScriptText.Of(("", key), ("", keyPairSpec), ("into", into), ("encryptionContext", encryptionContext), ("recipient", recipient));
}
