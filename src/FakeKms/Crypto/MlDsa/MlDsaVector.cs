namespace FakeKms.Crypto.MlDsa;

/// <summary>Vectors of polynomials, and what ML-DSA does with them polynomial by polynomial.</summary>
internal static class MlDsaVector
{
    public static int[][] Add(int[][] left, int[][] right) => [.. left.Zip(right, MlDsaRing.Add)];

    public static int[][] Subtract(int[][] left, int[][] right) => [.. left.Zip(right, MlDsaRing.Subtract)];

    public static int[][] Transform(int[][] vector) => Array.ConvertAll(vector, MlDsaRing.Transform);

    public static int[][] TransformBack(int[][] vector) => Array.ConvertAll(vector, MlDsaRing.TransformBack);

    /// <summary>The product of a transformed polynomial and a transformed vector.</summary>
    public static int[][] Scale(int[] factor, int[][] vector) => Array.ConvertAll(vector, polynomial => MlDsaRing.MultiplyTransformed(factor, polynomial));

    /// <summary>The product of a transformed matrix, row by row, and a transformed vector.</summary>
    public static int[][] Multiply(int[][][] matrix, int[][] vector) =>
        Array.ConvertAll(matrix, row => row.Zip(vector, MlDsaRing.MultiplyTransformed).Aggregate(MlDsaRing.Add));

    public static int[][] Map(int[][] vector, Converter<int, int> change) => Array.ConvertAll(vector, polynomial => Array.ConvertAll(polynomial, change));

    /// <summary>The largest absolute value of a coefficient.</summary>
    public static int Norm(int[][] vector) => vector.Max(polynomial => polynomial.Max(coefficient => Math.Abs(MlDsaRing.Centered(coefficient))));
}
