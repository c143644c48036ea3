namespace FakeKms.Crypto.MlDsa;

/// <summary>The three parts of an ML-DSA signature: the hash of the commitment, the response, and the hints.</summary>
/// <remarks>FIPS 204, algorithms 20, 21, 26 and 27: <see href="https://csrc.nist.gov/pubs/fips/204/final"/></remarks>
internal sealed record MlDsaSignature(byte[] Commitment, int[][] Response, bool[][] Hints)
{
    public byte[] Encode(MlDsaParameterSet set) =>
        [.. Commitment, .. MlDsaPacking.PackBelow(Response, set.Gamma1, set.MaskBits), .. EncodeHints(set)];

    /// <summary>The parts, or null when the bytes are not the one encoding of a signature.</summary>
    public static MlDsaSignature? Decode(MlDsaParameterSet set, byte[] signature)
    {
        var responseEnd = set.CommitmentLength + set.L * MlDsaPacking.Length(set.MaskBits);
        if (signature.Length != responseEnd + set.Omega + set.K) return null;
        var response = MlDsaPacking.UnpackBelow(signature[set.CommitmentLength..responseEnd], set.Gamma1, set.MaskBits);
        return DecodeHints(set, signature[responseEnd..]) is { } hints ? new MlDsaSignature(signature[..set.CommitmentLength], response, hints) : null;
    }

    // The positions of all hints, and after them how many there are up to the end of each polynomial.
    private byte[] EncodeHints(MlDsaParameterSet set)
    {
        var bytes = new byte[set.Omega + set.K];
        var count = 0;
        for (var i = 0; i < set.K; i++)
        {
            for (var j = 0; j < MlDsaRing.Degree; j++)
            {
                if (Hints[i][j]) bytes[count++] = (byte)j;
            }

            bytes[set.Omega + i] = (byte)count;
        }

        return bytes;
    }

    private static bool[][]? DecodeHints(MlDsaParameterSet set, byte[] bytes)
    {
        var hints = new bool[set.K][];
        var start = 0;
        for (var i = 0; i < set.K; i++)
        {
            var end = bytes[set.Omega + i];
            if (end < start || end > set.Omega) return null;
            hints[i] = new bool[MlDsaRing.Degree];
            for (var at = start; at < end; at++)
            {
                if (at > start && bytes[at] <= bytes[at - 1]) return null;
                hints[i][bytes[at]] = true;
            }

            start = end;
        }

        return bytes[start..set.Omega].All(unused => unused == 0) ? hints : null;
    }
}
