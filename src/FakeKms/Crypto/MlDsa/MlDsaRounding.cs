namespace FakeKms.Crypto.MlDsa;

/// <summary>Splits coefficients into a high part, which a signature commits to, and a low part, which the hint makes up for.</summary>
/// <remarks>FIPS 204, section 7.4: <see href="https://csrc.nist.gov/pubs/fips/204/final"/></remarks>
internal static class MlDsaRounding
{
    /// <summary>The low bits that a public key leaves out.</summary>
    public const int DroppedBits = 13;

    public static int High(int coefficient, int gamma2) => Decompose(coefficient, gamma2).High;

    /// <summary>The low part, which may be negative.</summary>
    public static int Low(int coefficient, int gamma2) => Decompose(coefficient, gamma2).Low;

    /// <summary>The high part that the signer committed to, from a coefficient that is slightly off and the hint. Algorithm 40.</summary>
    public static int UseHint(bool hint, int coefficient, int gamma2)
    {
        var (high, low) = Decompose(coefficient, gamma2);
        var count = (MlDsaRing.Q - 1) / (2 * gamma2);
        return hint ? (high + (low > 0 ? 1 : count - 1)) % count : high;
    }

    // Algorithm 36.
    private static (int High, int Low) Decompose(int coefficient, int gamma2)
    {
        var low = coefficient % (2 * gamma2);
        if (low > gamma2) low -= 2 * gamma2;
        return coefficient - low == MlDsaRing.Q - 1 ? (0, low - 1) : ((coefficient - low) / (2 * gamma2), low);
    }
}
