using Amazon.KeyManagementService;
using FakeKms.Crypto;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.State;
using FakeKms.Entropy;

namespace FakeKms.Engine.Keys;

/// <summary>
/// The materials of keys that are not symmetric. They are made at the first use: a test that looks at metadata pays nothing for them.
/// No two RSA keys of a server are the same.
/// </summary>
internal static class KeyMaterials
{
    public static KeyPair PairOf(KmsState state, KmsKey key)
    {
        var material = CurrentOf(state, key);
        material.Pair ??= KeyPairs.Read(key.KeySpec.Value, material.Bytes!);
        material.PublicKey ??= material.Pair!.PublicKey;
        return material.Pair!;
    }

    /// <summary>The public key; null when no material was ever there.</summary>
    public static byte[]? PublicKeyOf(KmsState state, KmsKey key) =>
        key.Materials.Current is { IsImported: false } gone ? gone.PublicKey
        : key.Materials.Current is null && key.Origin == OriginType.EXTERNAL ? null
        : PairOf(state, key).PublicKey;

    public static byte[] HmacKeyOf(KmsState state, KmsKey key) => CurrentOf(state, key).Bytes!;

    /// <summary>A new key pair for a key.</summary>
    public static KeyPair NewPair(KmsState state, string keySpec) => NextPair(state, keySpec)();

    /// <summary>A new key pair whose place among the others is taken now; the rest, slow where it is an RSA key, does not need the server's lock.</summary>
    public static Func<KeyPair> NextPair(KmsState state, string keySpec)
    {
        if (keySpec.StartsWith("RSA_", StringComparison.Ordinal)) return state.RsaKeys.Next(keySpec);
        var pair = KeyPairs.Generate(keySpec, state.Streams.Material);
        return () => pair;
    }

    /// <summary>New material that a key of any spec could import, in the form in which it is kept.</summary>
    public static byte[] NewBytes(KmsState state, KeySpec spec, string region) =>
        KeySpecs.IsAsymmetric(spec) ? NewPair(state, spec.Value).Pkcs8 : state.Streams.Material.Bytes(LengthOf(spec, region));

    /// <summary>The bytes that a key that is no key pair can import.</summary>
    public static int LengthOf(KeySpec spec, string region) =>
        KeySpecs.IsHmac(spec) ? HmacSpecs.KeyLength(spec.Value) : SymmetricMaterial.ImportedLength(region);

    /// <summary>Imported bytes in the form in which they are kept.</summary>
    public static byte[] Checked(KmsKey key, byte[] material)
    {
        if (KeySpecs.IsAsymmetric(key.KeySpec)) return KeyPairs.Read(key.KeySpec.Value, material)?.Pkcs8 ?? throw KmsErrors.IncorrectKeyMaterial();
        return material.Length == LengthOf(key.KeySpec, key.Home.Region) ? material : throw KmsErrors.IncorrectKeyMaterial();
    }

    private static KeyMaterial CurrentOf(KmsState state, KmsKey key)
    {
        if (key.Materials.Current is { } current) return current;
        if (KeySpecs.IsHmac(key.KeySpec)) return key.Materials.AddGenerated(NewBytes(state, key.KeySpec, key.Home.Region));
        var pair = NewPair(state, key.KeySpec.Value);
        var material = key.Materials.AddGenerated(pair.Pkcs8);
        material.Pair = pair;
        return material;
    }
}
