using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GenerateDataKey. The ciphertext is what flows on; <see cref="KmsScenarioResults.Plaintext"/> has the plaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the data key under, or null.</param>
    /// <param name="keySpec">The kind of data key; null for <c>AES_256</c>, or for <paramref name="numberOfBytes"/>.</param>
    /// <param name="numberOfBytes">The data key's length in bytes, in place of a kind; or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <see cref="CreateGrant"/> stored grants under; or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html"/></remarks>
    public KmsScenario GenerateDataKey(
        string key,
        string? into = null,
        DataKeySpec? keySpec = null,
        int? numberOfBytes = null,
        IReadOnlyDictionary<string, string>? encryptionContext = null,
        IReadOnlyList<string>? grantTokens = null,
        AttestedEnvironment? recipient = null) =>
        Add("GenerateDataKey", DataKeyArguments(key, into, keySpec, numberOfBytes, encryptionContext, grantTokens, recipient), async (run, token) =>
        {
            var request = new GenerateDataKeyRequest
            {
                KeyId = run.Key(key),
                KeySpec = Spec(keySpec, numberOfBytes),
                NumberOfBytes = numberOfBytes,
                EncryptionContext = Context(encryptionContext),
                GrantTokens = run.Tokens(grantTokens),
                Recipient = recipient?.CreateRecipientInfo(),
            };
            var response = await run.Client.GenerateDataKeyAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.CiphertextBlob.ToArray(), Secret(response.Plaintext, response.CiphertextForRecipient, recipient));
            return response;
        });

    /// <summary>Calls GenerateDataKeyWithoutPlaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the encrypted data key under, or null.</param>
    /// <param name="keySpec">The kind of data key; null for <c>AES_256</c>, or for <paramref name="numberOfBytes"/>.</param>
    /// <param name="numberOfBytes">The data key's length in bytes, in place of a kind; or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <see cref="CreateGrant"/> stored grants under; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html"/></remarks>
    public KmsScenario GenerateDataKeyWithoutPlaintext(
        string key,
        string? into = null,
        DataKeySpec? keySpec = null,
        int? numberOfBytes = null,
        IReadOnlyDictionary<string, string>? encryptionContext = null,
        IReadOnlyList<string>? grantTokens = null) =>
        Add("GenerateDataKeyWithoutPlaintext", DataKeyArguments(key, into, keySpec, numberOfBytes, encryptionContext, grantTokens), async (run, token) =>
        {
            var request = new GenerateDataKeyWithoutPlaintextRequest
            {
                KeyId = run.Key(key),
                KeySpec = Spec(keySpec, numberOfBytes),
                NumberOfBytes = numberOfBytes,
                EncryptionContext = Context(encryptionContext),
                GrantTokens = run.Tokens(grantTokens),
            };
            var response = await run.Client.GenerateDataKeyWithoutPlaintextAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.CiphertextBlob.ToArray());
            return response;
        });

    private static string DataKeyArguments(
        string key,
        string? into,
        DataKeySpec? keySpec,
        int? numberOfBytes,
        IReadOnlyDictionary<string, string>? encryptionContext,
        IReadOnlyList<string>? grantTokens,
        AttestedEnvironment? recipient = null) => ScriptText.Of(
        ("", key), ("into", into), ("keySpec", keySpec), ("numberOfBytes", numberOfBytes), ("encryptionContext", encryptionContext),
        ("grantTokens", ScriptText.Tokens(grantTokens)), ("recipient", recipient));

    private static DataKeySpec? Spec(DataKeySpec? keySpec, int? numberOfBytes) => keySpec ?? (numberOfBytes is null ? DataKeySpec.AES_256 : null);
}
