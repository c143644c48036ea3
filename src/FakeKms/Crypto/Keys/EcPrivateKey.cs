using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Utilities;

namespace FakeKms.Crypto.Keys;

/// <summary>A scalar of a curve with its public point, and its PKCS#8 in the form of OpenSSL: public key inside, curve named once.</summary>
internal sealed class EcPrivateKey
{
    private EcPrivateKey(NamedCurve curve, BigInteger scalar)
    {
        Curve = curve;
        Scalar = scalar;
        Point = curve.PublicPoint(scalar);
    }

    public NamedCurve Curve { get; }

    public BigInteger Scalar { get; }

    public ECPoint Point { get; }

    /// <summary>The scalar in the length of the field.</summary>
    public byte[] Octets => BigIntegers.AsUnsignedByteArray(Curve.FieldLength, Scalar);

    public byte[] PublicKey => Curve.WritePublicKey(Point);

    public byte[] Pkcs8
    {
        get
        {
            var content = new Rfc5915Form(Octets, Parameters: null, Point.GetEncoded(compressed: false));
            return new PrivateKeyEnvelope(NamedCurve.PublicKeyAlgorithm, Curve.Parameters, content.Write()).Write();
        }
    }

    /// <summary>The key that the random bytes lead to.</summary>
    public static EcPrivateKey Generate(NamedCurve curve, IRandomness randomness) => new(curve, curve.Scalar(randomness));

    /// <summary>The key, or null when the bytes are no private key on this named curve. A public key inside must be the right one, if there is one.</summary>
    public static EcPrivateKey? Read(NamedCurve curve, byte[] pkcs8)
    {
        if (PrivateKeyEnvelope.Read(pkcs8) is not { Algorithm: NamedCurve.PublicKeyAlgorithm, Parameters: { } parameters } envelope) return null;
        if (!curve.HasName(parameters) || Rfc5915Form.Read(envelope.PrivateKey) is not { } content) return null;
        if (content.Parameters is { } again && !curve.HasName(again)) return null;
        if (curve.ReadScalar(content.Scalar) is not { } scalar) return null;
        var key = new EcPrivateKey(curve, scalar);
        return key.Has(content.PublicKey) && key.Has(envelope.PublicKey) ? key : null;
    }

    /// <summary>
    /// An ECDSA signature in DER, whose s may lie in either half. By BouncyCastle, because the framework takes no numbers but those of the operating system,
    /// with which signatures do not repeat.
    /// </summary>
    public byte[] Sign(byte[] digest, IRandomness randomness)
    {
        var signer = new ECDsaSigner();
        signer.Init(forSigning: true, new ParametersWithRandom(new ECPrivateKeyParameters(Scalar, Curve.Domain), new BouncyCastleRandom(randomness)));
        var numbers = signer.GenerateSignature(digest);
        return new DsaSignatureForm(numbers[0], numbers[1]).Write();
    }

    private bool Has(byte[]? publicKey) => publicKey is null || Point.Equals(Curve.ReadPoint(publicKey));
}
