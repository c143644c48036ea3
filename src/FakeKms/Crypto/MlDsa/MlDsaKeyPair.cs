using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using ISigner = FakeKms.Crypto.Keys.ISigner;

namespace FakeKms.Crypto.MlDsa;

/// <summary>An ML-DSA key pair: signs messages, or the mu that the caller made of one. Signatures are hedged, as those of KMS are.</summary>
/// <remarks><see href="https://csrc.nist.gov/pubs/fips/204/final"/></remarks>
internal sealed class MlDsaKeyPair : KeyPair, ISigner
{
    private const int SeedLength = 32;
    private const int HedgeLength = 32;
    private readonly MlDsaParameterSet set;
    private readonly MLDsaPrivateKeyParameters key;
    private readonly Lazy<MlDsaExpandedKey> expanded;

    private MlDsaKeyPair(MlDsaParameterSet set, byte[] seed)
    {
        this.set = set;
        key = MLDsaPrivateKeyParameters.FromSeed(set.Parameters, seed);
        expanded = new Lazy<MlDsaExpandedKey>(() => new MlDsaExpandedKey(set, key));
    }

    public override byte[] Pkcs8 => SeedForm.Write(set.Algorithm, key.GetSeed());

    public override byte[] PublicKey => new SpkiForm(set.Algorithm, Curve: null, key.GetPublicKeyEncoded()).Write();

    public static MlDsaKeyPair Generate(string keySpec, IRandomness randomness) => new(MlDsaParameterSet.Of(keySpec), randomness.Bytes(SeedLength));

    /// <summary>The key pair, or null when the bytes are not a private key of that spec with its seed.</summary>
    public static MlDsaKeyPair? Read(string keySpec, byte[] pkcs8)
    {
        var set = MlDsaParameterSet.Of(keySpec);
        return SeedForm.Read(set.Algorithm, SeedLength, seed => new MlDsaKeyPair(set, seed).key.GetEncoded(), pkcs8) is { } seed
            ? new MlDsaKeyPair(set, seed)
            : null;
    }

    public byte[] Sign(string algorithm, MessageForm form, byte[] message, IRandomness randomness) => form == MessageForm.ExternalMu
        ? MlDsaMu.Sign(expanded.Value, message, randomness.Bytes(HedgeLength))
        : SignerOf(message, new ParametersWithRandom(key, new BouncyCastleRandom(randomness)), forSigning: true).GenerateSignature();

    public bool Verify(string algorithm, MessageForm form, byte[] message, byte[] signature) => form == MessageForm.ExternalMu
        ? MlDsaMu.Verify(expanded.Value, message, signature)
        : SignerOf(message, key.GetPublicKey(), forSigning: false).VerifySignature(signature);

    private MLDsaSigner SignerOf(byte[] message, ICipherParameters half, bool forSigning)
    {
        var signer = new MLDsaSigner(set.Parameters, deterministic: false);
        signer.Init(forSigning, half);
        signer.BlockUpdate(message, 0, message.Length);
        return signer;
    }
}
