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
    /// <param name="encryptionAlgorithm">The algorithm; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <see cref="CreateGrant"/> stored grants under; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html"/></remarks>
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoPlaintexts)]
    public KmsScenario Encrypt(
        string key,
        string plaintext,
        string? into = null,
        IReadOnlyDictionary<string, string>? encryptionContext = null,
        EncryptionAlgorithmSpec? encryptionAlgorithm = null,
        IReadOnlyList<string>? grantTokens = null)
    {
        ArgumentNullException.ThrowIfNull(plaintext);
        var request = EncryptRequest(Encoding.UTF8.GetBytes(plaintext), encryptionContext, encryptionAlgorithm);
        return Encrypt(key, request, ScriptText.Plaintext(plaintext), into, grantTokens);
    }

    /// <summary>Calls Encrypt for bytes.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="plaintext">The bytes to encrypt.</param>
    /// <param name="into">The name to store the ciphertext under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="encryptionAlgorithm">The algorithm; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <see cref="CreateGrant"/> stored grants under; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html"/></remarks>
    [SuppressMessage("ApiDesign", "RS0026", Justification = TwoPlaintexts)]
    public KmsScenario Encrypt(
        string key,
        byte[] plaintext,
        string? into = null,
        IReadOnlyDictionary<string, string>? encryptionContext = null,
        EncryptionAlgorithmSpec? encryptionAlgorithm = null,
        IReadOnlyList<string>? grantTokens = null)
    {
        ArgumentNullException.ThrowIfNull(plaintext);
        var request = EncryptRequest([.. plaintext], encryptionContext, encryptionAlgorithm);
        return Encrypt(key, request, $"{plaintext.Length} bytes", into, grantTokens);
    }

    /// <summary>Calls Decrypt.</summary>
    /// <param name="from">The name that an earlier step stored the ciphertext under.</param>
    /// <param name="into">The name to store the plaintext under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null. It does not come along with the ciphertext.</param>
    /// <param name="key">The key to insist on: id, ARN, alias or name; null to let the ciphertext say it.</param>
    /// <param name="encryptionAlgorithm">The algorithm; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <see cref="CreateGrant"/> stored grants under; or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html"/></remarks>
    public KmsScenario Decrypt(
        string from,
        string? into = null,
        IReadOnlyDictionary<string, string>? encryptionContext = null,
        string? key = null,
        EncryptionAlgorithmSpec? encryptionAlgorithm = null,
        IReadOnlyList<string>? grantTokens = null,
        AttestedEnvironment? recipient = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        var arguments = ScriptText.Of(
            ("from", from), ("into", into), ("encryptionContext", encryptionContext), ("key", key), ("encryptionAlgorithm", encryptionAlgorithm),
            ("grantTokens", ScriptText.Tokens(grantTokens)), ("recipient", recipient));
        return Add("Decrypt", arguments, async (run, token) =>
        {
            var request = new DecryptRequest
            {
                CiphertextBlob = Stored(run, from),
                EncryptionContext = Context(encryptionContext),
                KeyId = Optional(run, key),
                EncryptionAlgorithm = encryptionAlgorithm,
                GrantTokens = run.Tokens(grantTokens),
                Recipient = recipient?.CreateRecipientInfo(),
            };
            var response = await run.Client.DecryptAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, Secret(response.Plaintext, response.CiphertextForRecipient, recipient));
            return response;
        });
    }

    private KmsScenario Encrypt(string key, EncryptRequest request, string shown, string? into, IReadOnlyList<string>? grantTokens)
    {
        var arguments = ScriptText.Of(
            ("", key), ("", shown), ("into", into), ("encryptionContext", request.EncryptionContext), ("encryptionAlgorithm", request.EncryptionAlgorithm),
            ("grantTokens", ScriptText.Tokens(grantTokens)));
        return Add("Encrypt", arguments, async (run, token) =>
        {
            (request.KeyId, request.GrantTokens) = (run.Key(key), run.Tokens(grantTokens));
            var response = await run.Client.EncryptAsync(request, token).ConfigureAwait(false);
            run.Results.Store(into, response.CiphertextBlob.ToArray());
            return response;
        });
    }

    private static EncryptRequest EncryptRequest(
        byte[] plaintext, IReadOnlyDictionary<string, string>? encryptionContext, EncryptionAlgorithmSpec? encryptionAlgorithm) =>
        new() { Plaintext = new MemoryStream(plaintext), EncryptionContext = Context(encryptionContext), EncryptionAlgorithm = encryptionAlgorithm };

    private static MemoryStream Stored(ScenarioRun run, string from) => new(run.Results.Flowing(from));

    private static string? Optional(ScenarioRun run, string? key) => key is null ? null : run.Key(key);

    private static Dictionary<string, string>? Context(IReadOnlyDictionary<string, string>? pairs) => pairs?.ToDictionary(StringComparer.Ordinal);
}
