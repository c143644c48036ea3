using System.Formats.Asn1;
using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using BouncyInteger = Org.BouncyCastle.Math.BigInteger;
using BouncyPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace FakeKms.Crypto.Ec;

/// <summary>A scalar from 1 to the order less one, with its public point, and its PKCS#8 in the form of OpenSSL: public key inside, curve named once.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5915#section-3"/></remarks>
internal sealed class EcPrivateKey
{
    private const int ExtraBytes = 8;
    private static readonly Asn1Tag ParametersTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag PublicKeyTag = new(TagClass.ContextSpecific, 1);

    private EcPrivateKey(EcCurve curve, BouncyInteger scalar)
    {
        Curve = curve;
        Scalar = scalar;
        Point = curve.PublicPoint(scalar);
    }

    public EcCurve Curve { get; }

    public BouncyInteger Scalar { get; }

    public BouncyPoint Point { get; }

    /// <summary>The key that the random bytes lead to. The 64 bits more than the order has leave no bias.</summary>
    /// <remarks><see href="https://csrc.nist.gov/pubs/fips/186-5/final"/>, appendix A.2.1</remarks>
    public static EcPrivateKey Generate(EcCurve curve, IRandomness randomness)
    {
        var bytes = randomness.Bytes(curve.FieldLength + ExtraBytes);
        return new(curve, new BouncyInteger(1, bytes).Mod(curve.Order.Subtract(BouncyInteger.One)).Add(BouncyInteger.One));
    }

    /// <summary>The key, or null when the bytes are no private key on this named curve. A public key inside must be the right one, if there is one.</summary>
    public static EcPrivateKey? Read(EcCurve curve, byte[] pkcs8)
    {
        var envelope = PrivateKeyEnvelope.Read(pkcs8, AsnEncodingRules.DER);
        if (envelope is not { Algorithm: EcCurve.PublicKeyAlgorithm, Parameters: { } named } || !named.AsSpan().SequenceEqual(curve.Parameters)) return null;
        try
        {
            return Content(curve, envelope);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    public byte[] Pkcs8()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString(Curve.Bytes(Scalar));
            using (writer.PushSequence(PublicKeyTag)) writer.WriteBitString(Point.GetEncoded(compressed: false));
        }

        return new PrivateKeyEnvelope(EcCurve.PublicKeyAlgorithm, Curve.Parameters, writer.Encode()).Write();
    }

    /// <summary>What the framework makes a key of. The public point goes with it: not every platform works it out.</summary>
    public ECParameters ForFramework() => new() { Curve = Curve.ForFramework, D = Curve.Bytes(Scalar), Q = EcCurve.FrameworkPoint(Point) };

    private static EcPrivateKey? Content(EcCurve curve, PrivateKeyEnvelope envelope)
    {
        var reader = new AsnReader(envelope.PrivateKey, AsnEncodingRules.DER);
        var content = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        if (!content.TryReadInt32(out var version) || version != 1) return null;
        var scalar = content.ReadOctetString();
        var parameters = Tagged(content, ParametersTag)?.ReadEncodedValue().ToArray();
        var publicKey = Tagged(content, PublicKeyTag)?.ReadBitString(out _);
        content.ThrowIfNotEmpty();
        return Key(curve, scalar) is { } key
            && parameters?.AsSpan().SequenceEqual(curve.Parameters) is not false
            && key.Has(publicKey) && key.Has(envelope.PublicKey) ? key : null;
    }

    private static AsnReader? Tagged(AsnReader content, Asn1Tag tag)
    {
        if (!content.HasData || !content.PeekTag().HasSameClassAndValue(tag)) return null;
        var inner = content.ReadSequence(tag);
        var whole = inner.Clone();
        whole.ReadEncodedValue();
        whole.ThrowIfNotEmpty();
        return inner;
    }

    // Not every tool writes the leading zeros that RFC 5915 asks for, so only the value counts.
    private static EcPrivateKey? Key(EcCurve curve, byte[] octets)
    {
        var scalar = new BouncyInteger(1, octets);
        return scalar.SignValue > 0 && scalar.CompareTo(curve.Order) < 0 ? new(curve, scalar) : null;
    }

    private bool Has(byte[]? publicKey) => publicKey is null || Point.Equals(Curve.ReadPoint(publicKey));
}
