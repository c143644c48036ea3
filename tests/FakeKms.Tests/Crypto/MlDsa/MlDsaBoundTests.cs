using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.MlDsa;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>The bounds of algorithms 7 and 8 that almost no signature ever meets.</summary>
[TestFixture("ML_DSA_44")]
[TestFixture("ML_DSA_65")]
[TestFixture("ML_DSA_87")]
public sealed class MlDsaBoundTests(string keySpec)
{
    private static readonly byte[] Mu = SHA512.HashData("4111 1111 1111 1111"u8);
    private readonly MlDsaParameterSet set = MlDsaParameterSet.Of(keySpec);

    // Everything else about it is right: it would verify, if the response were not measured.
    [Test]
    public void A_response_that_tells_of_the_secret_is_refused()
    {
        var key = new MlDsaExpandedKey(set, MLDsaPrivateKeyParameters.FromSeed(set.Parameters, new SeededStream(7, keySpec).Bytes(32)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MlDsaMu.Verify(key, Mu, Careless(key, withinBounds: true)), Is.True, "the careless signer signs well when it is lucky");
            Assert.That(MlDsaMu.Verify(key, Mu, Careless(key, withinBounds: false)), Is.False);
        }
    }

    // As algorithm 7, but for the bound of the response: this signer waits for one within it or beyond it.
    private byte[] Careless(MlDsaExpandedKey key, bool withinBounds)
    {
        for (var counter = 0; ; counter += set.L)
        {
            var mask = MlDsaSampling.Mask(set, new byte[64], counter);
            var w = MlDsaVector.TransformBack(MlDsaVector.Multiply(key.Matrix, MlDsaVector.Transform(mask)));
            var high = MlDsaVector.Map(w, coefficient => MlDsaRounding.High(coefficient, set.Gamma2));
            var commitment = MlDsaSampling.Hash(set.CommitmentLength, Mu, MlDsaPacking.Pack(high, bits: keySpec == "ML_DSA_44" ? 6 : 4));
            var challenge = MlDsaRing.Transform(MlDsaSampling.Challenge(commitment, set.Tau));
            int[][] Product(int[][] vector) => MlDsaVector.TransformBack(MlDsaVector.Scale(challenge, vector));
            var response = MlDsaVector.Add(mask, Product(key.SecretColumns));
            var norm = MlDsaVector.Norm(response);
            if (norm >= set.Gamma1 || norm < set.Gamma1 - set.Beta != withinBounds) continue;
            var difference = MlDsaVector.Subtract(w, Product(key.SecretRows));
            if (MlDsaVector.Norm(MlDsaVector.Map(difference, c => MlDsaRounding.Low(c, set.Gamma2))) >= set.Gamma2 - set.Beta) continue;
            var sum = MlDsaVector.Add(difference, Product(key.PublicLow));
            bool[][] hints =
            [
                .. difference.Zip(sum, (left, right) =>
                    left.Zip(right, (a, b) => MlDsaRounding.High(a, set.Gamma2) != MlDsaRounding.High(b, set.Gamma2)).ToArray()),
            ];
            if (hints.Sum(polynomial => polynomial.Count(hint => hint)) <= set.Omega)
                return new MlDsaSignature(commitment, response, hints).Encode(set);
        }
    }
}
