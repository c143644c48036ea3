using System.Numerics;

namespace FakeKms.Crypto.MlDsa;

/// <summary>
/// Polynomials of 256 coefficients modulo q and modulo X^256 + 1, each coefficient from 0 to q-1, and the number theoretic transform
/// that makes their product a product of coefficients.
/// </summary>
/// <remarks>FIPS 204, section 7.5: <see href="https://csrc.nist.gov/pubs/fips/204/final"/></remarks>
internal static class MlDsaRing
{
    public const int Q = 8380417;
    public const int Degree = 256;
    private const int RootOfUnity = 1753;
    private const int InverseOfDegree = 8347681;
    private static readonly int[] Zetas = [.. Enumerable.Range(0, Degree).Select(i => Power(RootOfUnity, ReverseBits(i)))];

    public static int[] Add(int[] left, int[] right)
    {
        var sum = new int[Degree];
        for (var i = 0; i < Degree; i++) sum[i] = Reduce(left[i] + right[i] - Q);
        return sum;
    }

    public static int[] Subtract(int[] left, int[] right)
    {
        var difference = new int[Degree];
        for (var i = 0; i < Degree; i++) difference[i] = Reduce(left[i] - right[i]);
        return difference;
    }

    /// <summary>The product of two polynomials that are both transformed.</summary>
    public static int[] MultiplyTransformed(int[] left, int[] right)
    {
        var product = new int[Degree];
        for (var i = 0; i < Degree; i++) product[i] = Multiply(left[i], right[i]);
        return product;
    }

    /// <summary>The coefficient as a number from -(q-1)/2 to (q-1)/2.</summary>
    public static int Centered(int coefficient) => coefficient > Q / 2 ? coefficient - Q : coefficient;

    /// <summary>A number from -q to q-1 as one from 0 to q-1.</summary>
    public static int Reduce(int value) => value < 0 ? value + Q : value;

    /// <summary>Algorithm 41.</summary>
    public static int[] Transform(int[] polynomial)
    {
        var w = (int[])polynomial.Clone();
        var m = 0;
        for (var length = Degree / 2; length >= 1; length /= 2)
        {
            for (var start = 0; start < Degree; start += 2 * length)
            {
                var zeta = Zetas[++m];
                for (var j = start; j < start + length; j++)
                {
                    var t = Multiply(zeta, w[j + length]);
                    w[j + length] = Reduce(w[j] - t);
                    w[j] = Reduce(w[j] + t - Q);
                }
            }
        }

        return w;
    }

    /// <summary>Algorithm 42.</summary>
    public static int[] TransformBack(int[] transformed)
    {
        var w = (int[])transformed.Clone();
        var m = Degree;
        for (var length = 1; length < Degree; length *= 2)
        {
            for (var start = 0; start < Degree; start += 2 * length)
            {
                var zeta = Q - Zetas[--m];
                for (var j = start; j < start + length; j++)
                {
                    var t = w[j];
                    w[j] = Reduce(t + w[j + length] - Q);
                    w[j + length] = Multiply(zeta, t + Q - w[j + length]);
                }
            }
        }

        return Array.ConvertAll(w, coefficient => Multiply(coefficient, InverseOfDegree));
    }

    private static int Multiply(int left, int right) => (int)((long)left * right % Q);

    private static int Power(int number, int exponent) => (int)BigInteger.ModPow(number, exponent, Q);

    private static int ReverseBits(int value) => Enumerable.Range(0, 8).Sum(bit => ((value >> bit) & 1) << (7 - bit));
}
