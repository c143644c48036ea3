using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Kems;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Crypto.MlKem;

/// <summary>An ML-KEM key pair: encapsulates a shared secret of 32 bytes and opens it again.</summary>
/// <remarks><see href="https://csrc.nist.gov/pubs/fips/203/final"/></remarks>
internal sealed class MlKemKeyPair : KeyPair, IEncapsulator
{
    private const int SeedLength = 64;
    private readonly string algorithm;
    private readonly MLKemPrivateKeyParameters key;

    private MlKemKeyPair(string keySpec, byte[] seed)
    {
        (var parameters, algorithm) = Level(keySpec);
        key = MLKemPrivateKeyParameters.FromSeed(parameters, seed);
    }

    public override byte[] Pkcs8 => SeedForm.Write(algorithm, key.GetSeed());

    public override byte[] PublicKey => new SpkiForm(algorithm, Curve: null, key.GetPublicKeyEncoded()).Write();

    public static MlKemKeyPair Generate(string keySpec, IRandomness randomness) => new(keySpec, randomness.Bytes(SeedLength));

    /// <summary>The key pair, or null when the bytes are not a private key of that spec with its seed.</summary>
    public static MlKemKeyPair? Read(string keySpec, byte[] pkcs8) =>
        SeedForm.Read(Level(keySpec).Algorithm, SeedLength, seed => new MlKemKeyPair(keySpec, seed).key.GetEncoded(), pkcs8) is { } seed
            ? new MlKemKeyPair(keySpec, seed)
            : null;

    public (byte[] Ciphertext, byte[] SharedSecret) Encapsulate(IRandomness randomness)
    {
        var encapsulator = new MLKemEncapsulator(key.Parameters);
        encapsulator.Init(new ParametersWithRandom(key.GetPublicKey(), new BouncyCastleRandom(randomness)));
        var ciphertext = new byte[encapsulator.EncapsulationLength];
        var secret = new byte[encapsulator.SecretLength];
        encapsulator.Encapsulate(ciphertext, secret);
        return (ciphertext, secret);
    }

    public byte[]? Decapsulate(byte[] ciphertext)
    {
        var decapsulator = new MLKemDecapsulator(key.Parameters);
        decapsulator.Init(key);
        if (ciphertext.Length != decapsulator.EncapsulationLength) return null;
        var secret = new byte[decapsulator.SecretLength];
        decapsulator.Decapsulate(ciphertext, secret);
        return secret;
    }

    private static (MLKemParameters Parameters, string Algorithm) Level(string keySpec) => keySpec switch
    {
        "ML_KEM_512" => (MLKemParameters.ml_kem_512, "2.16.840.1.101.3.4.4.1"),
        "ML_KEM_768" => (MLKemParameters.ml_kem_768, "2.16.840.1.101.3.4.4.2"),
        "ML_KEM_1024" => (MLKemParameters.ml_kem_1024, "2.16.840.1.101.3.4.4.3"),
        _ => throw new ArgumentOutOfRangeException(nameof(keySpec), keySpec, "Not an ML-KEM key spec."),
    };
}
