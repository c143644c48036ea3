using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Crypto.MlDsa;

/// <summary>An ML-DSA key unpacked and transformed for signing and verifying: made once, read by many.</summary>
/// <remarks>FIPS 204, algorithms 23 and 25: <see href="https://csrc.nist.gov/pubs/fips/204/final"/></remarks>
internal sealed class MlDsaExpandedKey
{
    private const int SeedLength = 32;
    private const int PublicKeyHashLength = 64;
    private const int PublicBits = 10;

    public MlDsaExpandedKey(MlDsaParameterSet set, MLDsaPrivateKeyParameters key)
    {
        Set = set;
        var publicKey = key.GetPublicKeyEncoded();
        Matrix = MlDsaSampling.Matrix(publicKey[..SeedLength], set.K, set.L);
        var high = MlDsaPacking.Unpack(publicKey[SeedLength..], PublicBits);
        PublicHigh = MlDsaVector.Transform(MlDsaVector.Map(high, coefficient => coefficient << MlDsaRounding.DroppedBits));

        var rest = key.GetEncoded().AsSpan(SeedLength);
        SigningSeed = Take(ref rest, SeedLength);
        // Whoever made mu has put it in there.
        _ = Take(ref rest, PublicKeyHashLength);
        var secretBits = set.Eta == 2 ? 3 : 4;
        SecretColumns = Take(ref rest, set.L, set.Eta, secretBits);
        SecretRows = Take(ref rest, set.K, set.Eta, secretBits);
        PublicLow = Take(ref rest, set.K, 1 << (MlDsaRounding.DroppedBits - 1), MlDsaRounding.DroppedBits);
    }

    public MlDsaParameterSet Set { get; }

    /// <summary>A in FIPS 204, as the names below.</summary>
    public int[][][] Matrix { get; }

    /// <summary>t1, shifted to its place.</summary>
    public int[][] PublicHigh { get; }

    /// <summary>t0.</summary>
    public int[][] PublicLow { get; }

    /// <summary>s1.</summary>
    public int[][] SecretColumns { get; }

    /// <summary>s2.</summary>
    public int[][] SecretRows { get; }

    /// <summary>K.</summary>
    public byte[] SigningSeed { get; }

    private static byte[] Take(ref Span<byte> rest, int length)
    {
        var taken = rest[..length].ToArray();
        rest = rest[length..];
        return taken;
    }

    private static int[][] Take(ref Span<byte> rest, int count, int upper, int bits) =>
        MlDsaVector.Transform(MlDsaPacking.UnpackBelow(Take(ref rest, count * MlDsaPacking.Length(bits)), upper, bits));
}
