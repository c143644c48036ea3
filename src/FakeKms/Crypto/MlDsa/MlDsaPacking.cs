namespace FakeKms.Crypto.MlDsa;

/// <summary>Polynomials as bytes: so many bits for each coefficient, the lowest first.</summary>
/// <remarks>FIPS 204, section 7.1: <see href="https://csrc.nist.gov/pubs/fips/204/final"/></remarks>
internal static class MlDsaPacking
{
    public static int Length(int bits) => MlDsaRing.Degree * bits / 8;

    public static byte[] Pack(int[][] vector, int bits) => [.. vector.SelectMany(polynomial => Pack(polynomial, bits))];

    public static int[][] Unpack(byte[] bytes, int bits) => [.. bytes.Chunk(Length(bits)).Select(chunk => UnpackOne(chunk, bits))];

    /// <summary>The form of coefficients that may be negative: each is stored as its distance from the upper bound.</summary>
    public static byte[] PackBelow(int[][] vector, int upper, int bits) =>
        Pack(MlDsaVector.Map(vector, coefficient => upper - MlDsaRing.Centered(coefficient)), bits);

    public static int[][] UnpackBelow(byte[] bytes, int upper, int bits) =>
        MlDsaVector.Map(Unpack(bytes, bits), distance => MlDsaRing.Reduce(upper - distance));

    private static byte[] Pack(int[] polynomial, int bits)
    {
        var bytes = new byte[Length(bits)];
        var (pending, held, written) = (0, 0, 0);
        foreach (var coefficient in polynomial)
        {
            pending |= coefficient << held;
            for (held += bits; held >= 8; held -= 8)
            {
                bytes[written++] = (byte)pending;
                pending >>= 8;
            }
        }

        return bytes;
    }

    private static int[] UnpackOne(byte[] bytes, int bits)
    {
        var polynomial = new int[MlDsaRing.Degree];
        var (pending, held, read) = (0, 0, 0);
        for (var i = 0; i < polynomial.Length; i++)
        {
            for (; held < bits; held += 8) pending |= bytes[read++] << held;
            polynomial[i] = pending & ((1 << bits) - 1);
            pending >>= bits;
            held -= bits;
        }

        return polynomial;
    }
}
