using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Crypto.MlDsa;

/// <summary>The numbers that tell the three levels of ML-DSA apart, by the names of FIPS 204, table 1.</summary>
/// <remarks><see href="https://csrc.nist.gov/pubs/fips/204/final"/></remarks>
internal sealed record MlDsaParameterSet
{
    private static readonly MlDsaParameterSet Level44 = new()
    {
        Algorithm = "2.16.840.1.101.3.4.3.17",
        Parameters = MLDsaParameters.ml_dsa_44,
        K = 4,
        L = 4,
        Eta = 2,
        Tau = 39,
        MaskBits = 18,
        Gamma2 = (MlDsaRing.Q - 1) / 88,
        Omega = 80,
        CommitmentLength = 32,
    };

    private static readonly MlDsaParameterSet Level65 = new()
    {
        Algorithm = "2.16.840.1.101.3.4.3.18",
        Parameters = MLDsaParameters.ml_dsa_65,
        K = 6,
        L = 5,
        Eta = 4,
        Tau = 49,
        MaskBits = 20,
        Gamma2 = (MlDsaRing.Q - 1) / 32,
        Omega = 55,
        CommitmentLength = 48,
    };

    private static readonly MlDsaParameterSet Level87 = new()
    {
        Algorithm = "2.16.840.1.101.3.4.3.19",
        Parameters = MLDsaParameters.ml_dsa_87,
        K = 8,
        L = 7,
        Eta = 2,
        Tau = 60,
        MaskBits = 20,
        Gamma2 = (MlDsaRing.Q - 1) / 32,
        Omega = 75,
        CommitmentLength = 64,
    };

    /// <summary>The object identifier of keys of this level.</summary>
    public required string Algorithm { get; init; }

    public required MLDsaParameters Parameters { get; init; }

    /// <summary>Rows of the matrix.</summary>
    public required int K { get; init; }

    /// <summary>Columns of the matrix.</summary>
    public required int L { get; init; }

    /// <summary>The largest coefficient of the secret vectors.</summary>
    public required int Eta { get; init; }

    /// <summary>How many coefficients of the challenge are not zero.</summary>
    public required int Tau { get; init; }

    /// <summary>The bits of one coefficient of the mask: gamma1 is half of its range.</summary>
    public required int MaskBits { get; init; }

    public required int Gamma2 { get; init; }

    /// <summary>The most hints in one signature.</summary>
    public required int Omega { get; init; }

    /// <summary>The bytes of the commitment's hash, lambda / 4.</summary>
    public required int CommitmentLength { get; init; }

    public int Gamma1 => 1 << (MaskBits - 1);

    public int Beta => Tau * Eta;

    public static MlDsaParameterSet Of(string keySpec) => keySpec switch
    {
        "ML_DSA_44" => Level44,
        "ML_DSA_65" => Level65,
        "ML_DSA_87" => Level87,
        _ => throw new ArgumentOutOfRangeException(nameof(keySpec), keySpec, "Not an ML-DSA key spec."),
    };
}
