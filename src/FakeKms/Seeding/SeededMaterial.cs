using FakeKms.Crypto;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Keys;

namespace FakeKms.Seeding;

/// <summary>The material that a seeded key is given, and what is wrong with it.</summary>
internal static class SeededMaterial
{
    /// <summary>The material in the form in which it is kept, or null when the seed gives none. It has no mistake.</summary>
    public static byte[]? Of(SeededKey seed) => Given(seed) is not { } given ? null
        : KeySpecs.IsAsymmetric(seed.KeySpec) ? KeyPairs.Read(seed.KeySpec.Value, given)!.Pkcs8
        : given;

    public static string? Mistake(SeededKey seed, string region)
    {
        if (!seed.HasOwnMaterial) return null;
        return KeySpecs.IsAsymmetric(seed.KeySpec) ? MistakeOfPair(seed) : MistakeOfBytes(seed, region);
    }

    private static byte[]? Given(SeededKey seed) => seed.MaterialPem is { } pem ? PemPrivateKey.Read(pem) : seed.Material;

    private static string? MistakeOfBytes(SeededKey seed, string region)
    {
        var length = KeyMaterials.LengthOf(seed.KeySpec, region);
        return seed.Material is not { } bytes ? $"PEM text is for key pairs; the material of {seed.KeySpec} is {length} bytes."
            : bytes.Length != length ? $"the material has {bytes.Length} bytes; {seed.KeySpec} needs {length}."
            : null;
    }

    private static string? MistakeOfPair(SeededKey seed)
    {
        if (Given(seed) is not { } pkcs8)
            return "the PEM text holds no PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY that is not encrypted; " +
                "openssl pkey -in key.pem -out plain.pem takes a password off.";
        if (KeyPairs.Read(seed.KeySpec.Value, pkcs8) is not null) return null;
        return KeyPairs.SpecOf(pkcs8) is { } spec
            ? $"the material is a private key of {spec}, not of {seed.KeySpec}; say {nameof(KeySeed.WithKeySpec)}(KeySpec.{spec}, …)."
            : $"the material is no private key of {seed.KeySpec}; " +
              "it must be PKCS #8 in DER, not encrypted (openssl pkcs8 -topk8 -nocrypt -outform DER), or PEM text.";
    }
}
