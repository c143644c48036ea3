using FakeKms.Crypto.Keys;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;

namespace FakeKms.Operations;

/// <summary>
/// The materials of keys that are not symmetric. They are made at the first use: a test that looks at metadata pays nothing for them.
/// RSA keys come from the pool of primes until it is used up, and never twice in one server.
/// </summary>
internal static class KeyMaterials
{
    public static KeyPair PairOf(Call call, KmsKey key)
    {
        var material = CurrentOf(call, key);
        material.Pair ??= KeyPairs.Read(key.KeySpec.Value, material.Bytes!);
        material.PublicKey ??= material.Pair!.PublicKey;
        return material.Pair!;
    }

    /// <summary>The public key; null when no material was ever there.</summary>
    public static byte[]? PublicKeyOf(Call call, KmsKey key) =>
        key.Materials.Current is { IsImported: false } gone ? gone.PublicKey
        : key.Materials.Current is null && key.Origin == Amazon.KeyManagementService.OriginType.EXTERNAL ? null
        : PairOf(call, key).PublicKey;

    public static byte[] HmacKeyOf(Call call, KmsKey key) => CurrentOf(call, key).Bytes!;

    /// <summary>A new key pair: for a key, or for a caller of GenerateDataKeyPair.</summary>
    public static KeyPair NewPair(Call call, string keySpec)
    {
        if (!keySpec.StartsWith("RSA_", StringComparison.Ordinal)) return KeyPairs.Generate(keySpec, call.Streams.Material);
        return call.State.NextPoolIndex() is { } index ? RsaKeyPair.FromPool(keySpec, index) : KeyPairs.Generate(keySpec, call.Streams.Material);
    }

    /// <summary>Imported bytes in the form in which they are kept.</summary>
    public static byte[] Checked(KmsKey key, byte[] material)
    {
        if (KeySpecs.IsAsymmetric(key.KeySpec)) return KeyPairs.Read(key.KeySpec.Value, material)?.Pkcs8 ?? throw KmsErrors.IncorrectKeyMaterial();
        var length = KeySpecs.IsHmac(key.KeySpec) ? HmacSpecs.KeyLength(key.KeySpec.Value) : SymmetricMaterial.ImportedLength(key.Home.Region);
        return material.Length == length ? material : throw KmsErrors.IncorrectKeyMaterial();
    }

    private static KeyMaterial CurrentOf(Call call, KmsKey key)
    {
        if (key.Materials.Current is { } current) return current;
        if (KeySpecs.IsHmac(key.KeySpec)) return key.Materials.AddGenerated(call.Streams.Material.Bytes(HmacSpecs.KeyLength(key.KeySpec.Value)));
        var pair = NewPair(call, key.KeySpec.Value);
        var material = key.Materials.AddGenerated(pair.Pkcs8);
        material.Pair = pair;
        return material;
    }
}
