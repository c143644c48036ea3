using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;
using FakeKms.Scenarios.Script;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls Encrypt for a text, as UTF-8.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="plaintext">The text.</param>
    /// <param name="into">The name to store the ciphertext under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="encryptionAlgorithm">The algorithm; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html"/></remarks>
    public KmsScenario Encrypt(
        string key, string plaintext, string? into = null, IReadOnlyDictionary<string, string>? encryptionContext = null,
        EncryptionAlgorithmSpec? encryptionAlgorithm = null, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null) =>
        Encrypt(key, Utf8(plaintext), into, encryptionContext, encryptionAlgorithm, grantTokens, dryRun);

    /// <summary>Calls Encrypt for bytes.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="plaintext">The bytes to encrypt.</param>
    /// <param name="into">The name to store the ciphertext under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null.</param>
    /// <param name="encryptionAlgorithm">The algorithm; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html"/></remarks>
    public KmsScenario Encrypt(
        string key, byte[] plaintext, string? into = null, IReadOnlyDictionary<string, string>? encryptionContext = null,
        EncryptionAlgorithmSpec? encryptionAlgorithm = null, IReadOnlyList<string>? grantTokens = null, bool? dryRun = null) =>
        Encrypt(key, Blob(plaintext), into, encryptionContext, encryptionAlgorithm, grantTokens, dryRun);

    /// <summary>Calls Encrypt with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the ciphertext under, or null.</param>
    public KmsScenario Encrypt(EncryptRequest request, string? into = null) =>
        Call(request, (kms, it, token) => kms.EncryptAsync(it, token), into, answer => NamedValue.Of(answer.CiphertextBlob));

    /// <summary>Calls Decrypt.</summary>
    /// <param name="from">The name that an earlier step stored the ciphertext under.</param>
    /// <param name="into">The name to store the plaintext under, or null.</param>
    /// <param name="encryptionContext">The encryption context, or null. It does not come along with the ciphertext.</param>
    /// <param name="key">The key to insist on: id, ARN, alias or name; null to let the ciphertext say it.</param>
    /// <param name="encryptionAlgorithm">The algorithm; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <param name="dryRunModifiers">What a dry run leaves out of account, such as <c>IGNORE_CIPHERTEXT</c>; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html"/></remarks>
    public KmsScenario Decrypt(
        string from, string? into = null, IReadOnlyDictionary<string, string>? encryptionContext = null, string? key = null,
        EncryptionAlgorithmSpec? encryptionAlgorithm = null, IReadOnlyList<string>? grantTokens = null, AttestedEnvironment? recipient = null,
        bool? dryRun = null, IReadOnlyList<DryRunModifierType>? dryRunModifiers = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        var request = new DecryptRequest
        {
            EncryptionContext = Pairs(encryptionContext),
            KeyId = key,
            EncryptionAlgorithm = encryptionAlgorithm,
            GrantTokens = List(grantTokens),
            DryRun = dryRun,
            DryRunModifiers = Values(dryRunModifiers),
        };
        return Decrypt(request, from, into, recipient);
    }

    /// <summary>Calls Decrypt with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="from">The name that an earlier step stored the ciphertext under; null when it is in the request, or when there is to be none.</param>
    /// <param name="into">The name to store the plaintext under, or null.</param>
    /// <param name="recipient">The enclave or instance that alone is to read the answer, or null. What it reads there is stored.</param>
    /// <exception cref="ArgumentException">The request has a member that <paramref name="from"/> or <paramref name="recipient"/> is to fill.</exception>
    public KmsScenario Decrypt(DecryptRequest request, string? from = null, string? into = null, AttestedEnvironment? recipient = null)
    {
        var script = ScriptedRequest.Copy(request);
        (script.CiphertextBlob, script.Recipient) = (Flowing(script.CiphertextBlob, from), For(script.Recipient, recipient));
        return Call(script, (kms, it, token) => kms.DecryptAsync(it, token), into, answer =>
            NamedValue.Of(Opened(answer.Plaintext, answer.CiphertextForRecipient, recipient)));
    }

    /// <summary>Calls ReEncrypt.</summary>
    /// <param name="from">The name that an earlier step stored the ciphertext under.</param>
    /// <param name="destinationKey">The key to encrypt under: id, ARN, alias or name.</param>
    /// <param name="into">The name to store the new ciphertext under, or null.</param>
    /// <param name="sourceEncryptionContext">The encryption context of the ciphertext, or null.</param>
    /// <param name="destinationEncryptionContext">The encryption context of the new ciphertext, or null.</param>
    /// <param name="sourceKey">The key to insist on for the old ciphertext: id, ARN, alias or name; null to let it say so itself.</param>
    /// <param name="sourceEncryptionAlgorithm">The algorithm of the ciphertext; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="destinationEncryptionAlgorithm">The algorithm of the new ciphertext; null for the service's default, <c>SYMMETRIC_DEFAULT</c>.</param>
    /// <param name="grantTokens">Grant tokens, or the names that <c>CreateGrant</c> stored grants under; or null.</param>
    /// <param name="dryRun">True to ask only whether the call would succeed, which KMS answers with an error; null to leave it out.</param>
    /// <param name="dryRunModifiers">What a dry run leaves out of account, such as <c>IGNORE_CIPHERTEXT</c>; or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html"/></remarks>
    public KmsScenario ReEncrypt(
        string from, string destinationKey, string? into = null, IReadOnlyDictionary<string, string>? sourceEncryptionContext = null,
        IReadOnlyDictionary<string, string>? destinationEncryptionContext = null, string? sourceKey = null,
        EncryptionAlgorithmSpec? sourceEncryptionAlgorithm = null, EncryptionAlgorithmSpec? destinationEncryptionAlgorithm = null,
        IReadOnlyList<string>? grantTokens = null, bool? dryRun = null, IReadOnlyList<DryRunModifierType>? dryRunModifiers = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        var request = new ReEncryptRequest
        {
            DestinationKeyId = destinationKey,
            SourceKeyId = sourceKey,
            SourceEncryptionContext = Pairs(sourceEncryptionContext),
            DestinationEncryptionContext = Pairs(destinationEncryptionContext),
            SourceEncryptionAlgorithm = sourceEncryptionAlgorithm,
            DestinationEncryptionAlgorithm = destinationEncryptionAlgorithm,
            GrantTokens = List(grantTokens),
            DryRun = dryRun,
            DryRunModifiers = Values(dryRunModifiers),
        };
        return ReEncrypt(request, from, into);
    }

    /// <summary>Calls ReEncrypt with a request of your own.</summary>
    /// <param name="request">The request. Keys and grants go by their names in it, as everywhere in a scenario.</param>
    /// <param name="from">The name that an earlier step stored the ciphertext under; null when it is in the request, or when there is to be none.</param>
    /// <param name="into">The name to store the new ciphertext under, or null.</param>
    /// <exception cref="ArgumentException">The request has a ciphertext, and <paramref name="from"/> names one.</exception>
    public KmsScenario ReEncrypt(ReEncryptRequest request, string? from = null, string? into = null)
    {
        var script = ScriptedRequest.Copy(request);
        script.CiphertextBlob = Flowing(script.CiphertextBlob, from);
        return Call(script, (kms, it, token) => kms.ReEncryptAsync(it, token), into, answer => NamedValue.Of(answer.CiphertextBlob));
    }

    private KmsScenario Encrypt(
        string key, MemoryStream plaintext, string? into, IReadOnlyDictionary<string, string>? encryptionContext,
        EncryptionAlgorithmSpec? encryptionAlgorithm, IReadOnlyList<string>? grantTokens, bool? dryRun)
    {
        var request = new EncryptRequest
        {
            KeyId = key,
            Plaintext = plaintext,
            EncryptionContext = Pairs(encryptionContext),
            EncryptionAlgorithm = encryptionAlgorithm,
            GrantTokens = List(grantTokens),
            DryRun = dryRun,
        };
        return Encrypt(request, into);
    }
}
