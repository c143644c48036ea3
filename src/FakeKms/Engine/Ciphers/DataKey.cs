using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Crypto.Keys;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Entropy;

namespace FakeKms.Engine.Ciphers;

/// <summary>What the operations that generate data keys and data key pairs have in common.</summary>
internal static class DataKey
{
    public static void Check(DataKeySpec? spec, int? numberOfBytes)
    {
        if (spec is null == numberOfBytes is null) throw KmsErrors.Validation("Please specify either number of bytes or key spec.");
    }

    /// <summary>Data keys are encrypted under symmetric keys alone.</summary>
    public static void CheckKey(KmsKey key)
    {
        if (!KeySpecs.IsSymmetric(key.KeySpec)) throw KmsErrors.AsymmetricDataKey();
    }

    // A pair of another Region is refused in the words for a key: others have not been seen.
    public static void CheckPairSpec(DataKeyPairSpec spec, string region)
    {
        if (!KeySpecs.IsOffered(KeySpec.FindValue(spec.Value), region)) throw KmsErrors.SpecNotInRegion(spec.Value);
    }

    /// <summary>A new data key, and the answer that comes of it and of its ciphertext under the current material of the call's key.</summary>
    public static Work<TResponse> Generate<TResponse>(
        Call call, string operation, (DataKeySpec? Spec, int? NumberOfBytes) size, Dictionary<string, string>? context,
        Func<byte[], byte[], KeyMaterial, TResponse> answer)
        where TResponse : AmazonWebServiceResponse
    {
        var plaintext = call.Streams.DataKey.Bytes(size.NumberOfBytes ?? (size.Spec == DataKeySpec.AES_128 ? 16 : 32));
        return KeyCipher.IsSlow(call.Key)
            ? Slow(call, operation, plaintext, context, answer)
            : Answered(call, plaintext, SymmetricCipher.Encrypt(call, call.Key, plaintext, context), answer);
    }

    /// <summary>
    /// A new key pair, which is made outside the lock, and the answer that comes of it and of its private key, encrypted under the call's key.
    /// </summary>
    public static Work<TResponse> GeneratePair<TResponse>(
        Call call, DataKeyPairSpec spec, Dictionary<string, string>? context, Func<KeyPair, byte[], KeyMaterial, TResponse> answer)
        where TResponse : AmazonWebServiceResponse
    {
        var generate = KeyMaterials.NextPair(call.State, spec.Value);
        return Work<TResponse>.Slow(
            compute: generate,
            commit: pair =>
            {
                var material = call.Key.Materials.Current!;
                call.Used(material);
                return answer(pair, SymmetricCipher.Encrypt(call, call.Key, pair.Pkcs8, context), material);
            });
    }

    private static Work<TResponse> Slow<TResponse>(
        Call call, string operation, byte[] plaintext, Dictionary<string, string>? context, Func<byte[], byte[], KeyMaterial, TResponse> answer)
        where TResponse : AmazonWebServiceResponse =>
        Work<TResponse>.Of(
            isSlow: true,
            compute: KeyCipher.Encryption(call, operation, call.Key, EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT, plaintext, context),
            commit: ciphertext => Answered(call, plaintext, ciphertext, answer),
            ExternalKeyCipher.IsOutdated(call.Key));

    private static TResponse Answered<TResponse>(
        Call call, byte[] plaintext, byte[] ciphertext, Func<byte[], byte[], KeyMaterial, TResponse> answer)
    {
        var material = call.Key.Materials.Current!;
        call.Used(material);
        return answer(plaintext, ciphertext, material);
    }
}
