using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.History;

/// <summary>Which kind a key must be for what was done with it. Of kinds that do the same, the smallest or most common one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"/></remarks>
internal static class KeySpecGuess
{
    public static (KeySpec Spec, KeyUsageType Usage) Of(KeyArn key, IReadOnlyList<LoggedEvent> events) =>
        events.Where(logged => logged.WouldSucceed).Select(logged => Of(key, logged)).FirstOrDefault(guess => guess is not null)
        ?? events.Where(logged => !logged.WouldSucceed && logged.Record.ErrorCode != "InvalidKeyUsageException")
            .Select(logged => Of(key, logged)).FirstOrDefault(guess => guess is not null)
        ?? events.Select(logged => OfMessage(logged.Record.ErrorMessage)).FirstOrDefault(guess => guess is not null)
        ?? (events.Any(logged => logged.Name == "GetPublicKey" && logged.Succeeded) ? (KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY) : Symmetric);

    private static (KeySpec, KeyUsageType) Symmetric => (KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT);

    private static (KeySpec, KeyUsageType)? Of(KeyArn key, LoggedEvent logged) =>
        Metadata(logged) is { } known ? known
        : logged.Name.StartsWith("GenerateDataKey", StringComparison.Ordinal) ? Symmetric
        : AlgorithmFor(key, logged) is { } algorithm ? OfAlgorithm(algorithm)
        : null;

    private static (KeySpec, KeyUsageType)? Metadata(LoggedEvent logged) =>
        logged.Answered("replicaKeyMetadata", "keySpec") is { } spec && logged.Answered("replicaKeyMetadata", "keyUsage") is { } usage ? (spec, usage) : null;

    // "key usage is SIGN_VERIFY which is not valid for Encrypt", "with key spec HMAC_256 and key usage GENERATE_VERIFY_MAC cannot…"
    private static (KeySpec, KeyUsageType)? OfMessage(string? text)
    {
        if ((After("key usage is ") ?? After("key usage ")) is not { } word || OfUsage(word) is not { } guess) return null;
        var usage = new KeyUsageType(word);
        return After("key spec ") is { } spec && KeySpecs.Fit(new KeySpec(spec), usage) ? (new KeySpec(spec), usage) : (guess, usage);

        string? After(string words) => text?.IndexOf(words, StringComparison.Ordinal) is int index and >= 0
            ? text[(index + words.Length)..].Split(' ')[0].TrimEnd('.', ',')
            : null;
    }

    private static KeySpec? OfUsage(string usage) => usage switch
    {
        "ENCRYPT_DECRYPT" => KeySpec.SYMMETRIC_DEFAULT,
        "SIGN_VERIFY" or "KEY_AGREEMENT" => KeySpec.ECC_NIST_P256,
        "GENERATE_VERIFY_MAC" => KeySpec.HMAC_256,
        "ENCAPSULATE_DECAPSULATE" => KeySpec.ML_KEM_768,
        _ => null,
    };

    private static string? AlgorithmFor(KeyArn key, LoggedEvent logged) =>
        logged.Name == "ReEncrypt"
            ? logged.Sent(logged.Keys is [var source, ..] && source == key ? "sourceEncryptionAlgorithm" : "destinationEncryptionAlgorithm")
            : logged.Sent("encryptionAlgorithm") ?? logged.Sent("signingAlgorithm") ?? logged.Sent("macAlgorithm")
                ?? logged.Sent("keyAgreementAlgorithm") ?? logged.Sent("encapsulationAlgorithm");

    private static (KeySpec, KeyUsageType)? OfAlgorithm(string algorithm) => algorithm switch
    {
        "SYMMETRIC_DEFAULT" => Symmetric,
        "SM2PKE" => (KeySpec.SM2, KeyUsageType.ENCRYPT_DECRYPT),
        "SM2DSA" => (KeySpec.SM2, KeyUsageType.SIGN_VERIFY),
        "ECDH" => (KeySpec.ECC_NIST_P256, KeyUsageType.KEY_AGREEMENT),
        "ML_KEM" => (KeySpec.ML_KEM_768, KeyUsageType.ENCAPSULATE_DECAPSULATE),
        "ECDSA_SHA_256" => (KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY),
        "ECDSA_SHA_384" => (KeySpec.ECC_NIST_P384, KeyUsageType.SIGN_VERIFY),
        "ECDSA_SHA_512" => (KeySpec.ECC_NIST_P521, KeyUsageType.SIGN_VERIFY),
        "ML_DSA_SHAKE_256" => (KeySpec.ML_DSA_44, KeyUsageType.SIGN_VERIFY),
        _ when algorithm.StartsWith("RSAES", StringComparison.Ordinal) => (KeySpec.RSA_2048, KeyUsageType.ENCRYPT_DECRYPT),
        _ when algorithm.StartsWith("RSASSA", StringComparison.Ordinal) => (KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY),
        _ when algorithm.StartsWith("ED25519", StringComparison.Ordinal) => (KeySpec.ECC_NIST_EDWARDS25519, KeyUsageType.SIGN_VERIFY),
        _ when algorithm.StartsWith("HMAC_SHA_", StringComparison.Ordinal) =>
            (algorithm.Replace("SHA_", "", StringComparison.Ordinal), KeyUsageType.GENERATE_VERIFY_MAC),
        _ => null,
    };
}
