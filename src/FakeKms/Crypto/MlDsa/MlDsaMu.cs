namespace FakeKms.Crypto.MlDsa;

/// <summary>
/// ML-DSA from mu, the 64 bytes that stand for a message under one key. BouncyCastle, which signs and verifies whole messages here, has no way in for mu.
/// Nothing hides its running time: it is made for keys of tests.
/// </summary>
/// <remarks>FIPS 204, algorithms 7 and 8: <see href="https://csrc.nist.gov/pubs/fips/204/final"/></remarks>
internal static class MlDsaMu
{
    private const int SeedLength = 64;

    public static byte[] Sign(MlDsaExpandedKey key, byte[] mu, byte[] randomness)
    {
        var seed = MlDsaSampling.Hash(SeedLength, key.SigningSeed, randomness, mu);
        for (var counter = 0; ; counter += key.Set.L)
        {
            if (Attempt(key, mu, MlDsaSampling.Mask(key.Set, seed, counter)) is { } signature) return signature.Encode(key.Set);
        }
    }

    public static bool Verify(MlDsaExpandedKey key, byte[] mu, byte[] signature)
    {
        var set = key.Set;
        if (MlDsaSignature.Decode(set, signature) is not var (commitment, response, hints)) return false;
        if (MlDsaVector.Norm(response) >= set.Gamma1 - set.Beta) return false;
        var challenge = MlDsaRing.Transform(MlDsaSampling.Challenge(commitment, set.Tau));
        var approximation = MlDsaVector.TransformBack(MlDsaVector.Subtract(
            MlDsaVector.Multiply(key.Matrix, MlDsaVector.Transform(response)),
            MlDsaVector.Scale(challenge, key.PublicHigh)));
        var high = approximation.Zip(hints, (polynomial, hint) => polynomial.Zip(hint, (w, h) => MlDsaRounding.UseHint(h, w, set.Gamma2)).ToArray());
        return Commit(set, mu, [.. high]).AsSpan().SequenceEqual(commitment);
    }

    // One turn of the loop: null when the answer would tell something about the secret vectors, or no hint would help.
    private static MlDsaSignature? Attempt(MlDsaExpandedKey key, byte[] mu, int[][] mask)
    {
        var set = key.Set;
        var w = MlDsaVector.TransformBack(MlDsaVector.Multiply(key.Matrix, MlDsaVector.Transform(mask)));
        var commitment = Commit(set, mu, MlDsaVector.Map(w, coefficient => MlDsaRounding.High(coefficient, set.Gamma2)));
        var challenge = MlDsaRing.Transform(MlDsaSampling.Challenge(commitment, set.Tau));
        var response = MlDsaVector.Add(mask, Product(challenge, key.SecretColumns));
        if (MlDsaVector.Norm(response) >= set.Gamma1 - set.Beta) return null;

        var difference = MlDsaVector.Subtract(w, Product(challenge, key.SecretRows));
        if (MlDsaVector.Norm(MlDsaVector.Map(difference, coefficient => MlDsaRounding.Low(coefficient, set.Gamma2))) >= set.Gamma2 - set.Beta) return null;

        var low = Product(challenge, key.PublicLow);
        if (MlDsaVector.Norm(low) >= set.Gamma2) return null;

        var hints = Hints(set, difference, MlDsaVector.Add(difference, low));
        return hints.Sum(polynomial => polynomial.Count(hint => hint)) > set.Omega ? null : new MlDsaSignature(commitment, response, hints);
    }

    private static byte[] Commit(MlDsaParameterSet set, byte[] mu, int[][] high) =>
        MlDsaSampling.Hash(set.CommitmentLength, mu, MlDsaPacking.Pack(high, bits: set.Gamma2 == (MlDsaRing.Q - 1) / 88 ? 6 : 4));

    private static int[][] Product(int[] challenge, int[][] vector) => MlDsaVector.TransformBack(MlDsaVector.Scale(challenge, vector));

    // A hint says where the low half of the public key changes the high part.
    private static bool[][] Hints(MlDsaParameterSet set, int[][] exact, int[][] approximate) =>
    [
        .. exact.Zip(approximate, (left, right) =>
            left.Zip(right, (a, b) => MlDsaRounding.High(a, set.Gamma2) != MlDsaRounding.High(b, set.Gamma2)).ToArray()),
    ];
}
