using System.Diagnostics.CodeAnalysis;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    private const string TwoPlaintexts = "A text is never taken for bytes: the overloads cannot be confused.";

    /// <summary>Calls Encrypt for a text, as UTF-8.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="plaintext">The text.</param>
    /// <param name="into">The name to store the ciphertext under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html"/></remarks>
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoPlaintexts)]
    public KmsScenario Encrypt(string key, string plaintext, string? into = null, IReadOnlyDictionary<string, string>? encryptionContext = null)
    {
        ArgumentNullException.ThrowIfNull(plaintext);
        return Encrypt(key, Encoding.UTF8.GetBytes(plaintext), ScriptText.Plaintext(plaintext), into, encryptionContext);
    }

    /// <summary>Calls Encrypt for bytes.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="plaintext">The bytes to encrypt.</param>
    /// <param name="into">The name to store the ciphertext under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html"/></remarks>
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoPlaintexts)]
    public KmsScenario Encrypt(string key, byte[] plaintext, string? into = null, IReadOnlyDictionary<string, string>? encryptionContext = null)
    {
        ArgumentNullException.ThrowIfNull(plaintext);
        return Encrypt(key, [.. plaintext], $"{plaintext.Length} bytes", into, encryptionContext);
    }

    /// <summary>Calls Decrypt.</summary>
    /// <param name="from">The name that an earlier step stored the ciphertext under.</param>
    /// <param name="into">The name to store the plaintext under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null. It does not come along with the ciphertext.</param>
    /// <param name="key">The key to insist on: id, ARN, alias or name; null to let the ciphertext say it.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html"/></remarks>
    public KmsScenario Decrypt(string from, string? into = null, IReadOnlyDictionary<string, string>? encryptionContext = null, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        return Add("Decrypt", ScriptText.Of(("from", from), ("into", into), ("encryptionContext", encryptionContext), ("key", key)), async (run, token) =>
        {
            var request = new DecryptRequest { CiphertextBlob = Stored(run, from), EncryptionContext = Context(encryptionContext), KeyId = Optional(run, key) };
            var response = await run.Client.DecryptAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.Plaintext.ToArray());
            return response;
        });
    }

    /// <summary>Calls ReEncrypt.</summary>
    /// <param name="from">The name that an earlier step stored the ciphertext under.</param>
    /// <param name="destinationKey">The key to encrypt under: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the new ciphertext under, or null.</param>
    /// <param name="sourceEncryptionContext">The encryption context of the ciphertext, or null.</param>
    /// <param name="destinationEncryptionContext">The encryption context of the new ciphertext, or null.</param>
    /// <param name="sourceKey">The key to insist on for the old ciphertext: id, ARN, alias or name; null to let it say so itself.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html"/></remarks>
    public KmsScenario ReEncrypt(
        string from,
        string destinationKey,
        string? into = null,
        IReadOnlyDictionary<string, string>? sourceEncryptionContext = null,
        IReadOnlyDictionary<string, string>? destinationEncryptionContext = null,
        string? sourceKey = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        var arguments = ScriptText.Of(
            ("from", from), ("destinationKey", destinationKey), ("into", into), ("sourceEncryptionContext", sourceEncryptionContext),
            ("destinationEncryptionContext", destinationEncryptionContext), ("sourceKey", sourceKey));
        return Add("ReEncrypt", arguments, async (run, token) =>
        {
            var request = new ReEncryptRequest
            {
                CiphertextBlob = Stored(run, from),
                DestinationKeyId = run.Key(destinationKey),
                SourceKeyId = Optional(run, sourceKey),
                SourceEncryptionContext = Context(sourceEncryptionContext),
                DestinationEncryptionContext = Context(destinationEncryptionContext),
            };
            var response = await run.Client.ReEncryptAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.CiphertextBlob.ToArray());
            return response;
        });
    }

    /// <summary>Calls GenerateDataKey. The ciphertext is what flows on; <see cref="KmsScenarioResults.Plaintext"/> has the plaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the data key under, or null.</param>
    /// <param name="keySpec">The kind of data key; null for <c>AES_256</c>, or for <paramref name="numberOfBytes"/>.</param>
    /// <param name="numberOfBytes">The data key's length in bytes, in place of a kind; or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html"/></remarks>
    public KmsScenario GenerateDataKey(
        string key, string? into = null, DataKeySpec? keySpec = null, int? numberOfBytes = null, IReadOnlyDictionary<string, string>? encryptionContext = null) =>
        Add("GenerateDataKey", DataKeyArguments(key, into, keySpec, numberOfBytes, encryptionContext), async (run, token) =>
        {
            var request = new GenerateDataKeyRequest
            {
                KeyId = run.Key(key),
                KeySpec = Spec(keySpec, numberOfBytes),
                NumberOfBytes = numberOfBytes,
                EncryptionContext = Context(encryptionContext),
            };
            var response = await run.Client.GenerateDataKeyAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.CiphertextBlob.ToArray(), response.Plaintext.ToArray());
            return response;
        });

    /// <summary>Calls GenerateDataKeyWithoutPlaintext.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the encrypted data key under, or null.</param>
    /// <param name="keySpec">The kind of data key; null for <c>AES_256</c>, or for <paramref name="numberOfBytes"/>.</param>
    /// <param name="numberOfBytes">The data key's length in bytes, in place of a kind; or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html"/></remarks>
    public KmsScenario GenerateDataKeyWithoutPlaintext(
        string key, string? into = null, DataKeySpec? keySpec = null, int? numberOfBytes = null, IReadOnlyDictionary<string, string>? encryptionContext = null) =>
        Add("GenerateDataKeyWithoutPlaintext", DataKeyArguments(key, into, keySpec, numberOfBytes, encryptionContext), async (run, token) =>
        {
            var request = new GenerateDataKeyWithoutPlaintextRequest
            {
                KeyId = run.Key(key),
                KeySpec = Spec(keySpec, numberOfBytes),
                NumberOfBytes = numberOfBytes,
                EncryptionContext = Context(encryptionContext),
            };
            var response = await run.Client.GenerateDataKeyWithoutPlaintextAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.CiphertextBlob.ToArray());
            return response;
        });

    private KmsScenario Encrypt(string key, byte[] plaintext, string shown, string? into, IReadOnlyDictionary<string, string>? encryptionContext) =>
        Add("Encrypt", ScriptText.Of(("", key), ("", shown), ("into", into), ("encryptionContext", encryptionContext)), async (run, token) =>
        {
            var request = new EncryptRequest { KeyId = run.Key(key), Plaintext = new MemoryStream(plaintext), EncryptionContext = Context(encryptionContext) };
            var response = await run.Client.EncryptAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.CiphertextBlob.ToArray());
            return response;
        });

    private static string DataKeyArguments(
        string key, string? into, DataKeySpec? keySpec, int? numberOfBytes, IReadOnlyDictionary<string, string>? encryptionContext) => ScriptText.Of(
        ("", key), ("into", into), ("keySpec", keySpec), ("numberOfBytes", numberOfBytes), ("encryptionContext", encryptionContext));

    private static DataKeySpec? Spec(DataKeySpec? keySpec, int? numberOfBytes) => keySpec ?? (numberOfBytes is null ? DataKeySpec.AES_256 : null);

    private static MemoryStream Stored(ScenarioRun run, string from) => new(run.Results.Flowing(from));

    private static string? Optional(ScenarioRun run, string? key) => key is null ? null : run.Key(key);

    private static Dictionary<string, string>? Context(IReadOnlyDictionary<string, string>? pairs) => pairs?.ToDictionary(StringComparer.Ordinal);
}
