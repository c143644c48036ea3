using System.Formats.Asn1;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Crypto.Sm2;

/// <summary>SM2 public key encryption in the form of KMS: a DER sequence of the point's x and y, the SM3 hash, and the ciphertext (C1, C3, C2).</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/offline-operations.html"/></remarks>
internal static class Sm2Encryption
{
    private const int FieldLength = 32;
    private const int HashLength = 32;
    private const byte Uncompressed = 4;

    public static byte[] Encrypt(ECPublicKeyParameters publicKey, byte[] plaintext, IRandomness randomness)
    {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: true, new ParametersWithRandom(publicKey, new BouncyCastleRandom(randomness)));
        var raw = engine.ProcessBlock(plaintext, 0, plaintext.Length);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            WriteCoordinate(writer, raw.AsSpan(1, FieldLength));
            WriteCoordinate(writer, raw.AsSpan(1 + FieldLength, FieldLength));
            writer.WriteOctetString(raw.AsSpan(1 + 2 * FieldLength, HashLength));
            writer.WriteOctetString(raw.AsSpan(1 + 2 * FieldLength + HashLength));
        }
        return writer.Encode();
    }

    /// <summary>The plaintext, or null when the bytes are no ciphertext for this key.</summary>
    public static byte[]? Decrypt(ECPrivateKeyParameters privateKey, byte[] ciphertext)
    {
        try
        {
            var raw = ReadRaw(ciphertext);
            if (raw is null) return null;
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.Init(forEncryption: false, privateKey);
            return engine.ProcessBlock(raw, 0, raw.Length);
        }
        catch (Exception e) when (e is AsnContentException or CryptoException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[]? ReadRaw(byte[] ciphertext)
    {
        var outer = new AsnReader(ciphertext, AsnEncodingRules.DER);
        var fields = outer.ReadSequence();
        var x = fields.ReadIntegerBytes().Span;
        var y = fields.ReadIntegerBytes().Span;
        var hash = fields.ReadOctetString();
        var encrypted = fields.ReadOctetString();
        fields.ThrowIfNotEmpty();
        outer.ThrowIfNotEmpty();
        if (hash.Length != HashLength || encrypted.Length == 0) return null;

        var raw = new byte[1 + 2 * FieldLength + HashLength + encrypted.Length];
        raw[0] = Uncompressed;
        if (!ReadCoordinate(x, raw.AsSpan(1, FieldLength)) || !ReadCoordinate(y, raw.AsSpan(1 + FieldLength, FieldLength))) return null;
        hash.CopyTo(raw, 1 + 2 * FieldLength);
        encrypted.CopyTo(raw, 1 + 2 * FieldLength + HashLength);
        return raw;
    }

    private static void WriteCoordinate(AsnWriter writer, ReadOnlySpan<byte> coordinate)
    {
        var significant = coordinate.TrimStart((byte)0);
        writer.WriteIntegerUnsigned(significant.IsEmpty ? coordinate[..1] : significant);
    }

    private static bool ReadCoordinate(ReadOnlySpan<byte> integer, Span<byte> destination)
    {
        var isNegative = integer[0] >= 0x80;
        var significant = integer.TrimStart((byte)0);
        if (isNegative || significant.Length > destination.Length) return false;
        significant.CopyTo(destination[(destination.Length - significant.Length)..]);
        return true;
    }
}
