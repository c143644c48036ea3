using System.Buffers.Binary;
using Org.BouncyCastle.Crypto.Digests;

namespace FakeKms.Crypto.MlDsa;

/// <summary>What ML-DSA draws from hashes: the matrix, the mask, and the challenge.</summary>
/// <remarks>FIPS 204, section 7.3: <see href="https://csrc.nist.gov/pubs/fips/204/final"/></remarks>
internal static class MlDsaSampling
{
    /// <summary>SHAKE256 of the parts one behind the other.</summary>
    public static byte[] Hash(int length, params byte[][] parts)
    {
        var hash = new byte[length];
        Absorb(256, parts).OutputFinal(hash, 0, length);
        return hash;
    }

    /// <summary>The matrix of a key, transformed. Algorithm 32.</summary>
    public static int[][][] Matrix(byte[] seed, int rows, int columns) =>
        [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Select(column => Uniform(seed, row, column)).ToArray())];

    /// <summary>The mask of one attempt at a signature. Algorithm 34.</summary>
    public static int[][] Mask(MlDsaParameterSet set, byte[] seed, int counter) =>
        [.. Enumerable.Range(counter, set.L).SelectMany(i => MlDsaPacking.UnpackBelow(MaskBytes(set, seed, i), set.Gamma1, set.MaskBits))];

    /// <summary>A polynomial with tau coefficients of 1 or -1, the others zero. Algorithm 29.</summary>
    public static int[] Challenge(byte[] commitment, int tau)
    {
        var source = Absorb(256, commitment);
        var challenge = new int[MlDsaRing.Degree];
        var signs = BinaryPrimitives.ReadUInt64LittleEndian(Squeeze(source, sizeof(ulong)));
        for (var i = MlDsaRing.Degree - tau; i < MlDsaRing.Degree; i++)
        {
            int j;
            do j = Squeeze(source, 1)[0];
            while (j > i);
            challenge[i] = challenge[j];
            challenge[j] = (signs & 1) == 0 ? 1 : MlDsaRing.Q - 1;
            signs >>= 1;
        }

        return challenge;
    }

    // Algorithm 30, which takes three bytes at a time: a block of SHAKE128 holds 56 times three.
    private static int[] Uniform(byte[] seed, int row, int column)
    {
        var source = Absorb(128, seed, [(byte)column, (byte)row]);
        var polynomial = new int[MlDsaRing.Degree];
        for (var filled = 0; filled < polynomial.Length;)
        {
            var block = Squeeze(source, 168);
            for (var at = 0; at < block.Length && filled < polynomial.Length; at += 3)
            {
                var candidate = block[at] | block[at + 1] << 8 | (block[at + 2] & 0x7F) << 16;
                if (candidate < MlDsaRing.Q) polynomial[filled++] = candidate;
            }
        }

        return polynomial;
    }

    private static byte[] MaskBytes(MlDsaParameterSet set, byte[] seed, int counter) =>
        Hash(MlDsaPacking.Length(set.MaskBits), seed, [(byte)counter, (byte)(counter >> 8)]);

    private static ShakeDigest Absorb(int strength, params byte[][] parts)
    {
        var shake = new ShakeDigest(strength);
        foreach (var part in parts) shake.BlockUpdate(part, 0, part.Length);
        return shake;
    }

    private static byte[] Squeeze(ShakeDigest source, int length)
    {
        var bytes = new byte[length];
        source.Output(bytes, 0, length);
        return bytes;
    }
}
