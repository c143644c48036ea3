using FakeKms.Crypto.MlDsa;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>
/// The bound of c·t0 in algorithm 7. With a key of nature one signature in millions meets it, and with the larger levels none can; here the low half of the public
/// key is as large as it can be.
/// </summary>
public sealed class MlDsaHintBoundTests
{
    private const int Signatures = 150;
    private readonly MlDsaParameterSet set = MlDsaParameterSet.Of("ML_DSA_44");
    private readonly SeededStream randomness = new(7, "hints");

    [Test]
    public void No_signature_needs_hints_for_more_than_they_can_make_up_for()
    {
        var key = KeyWithLargeLow();

        var norms = Enumerable.Range(0, Signatures).Select(_ =>
        {
            var signature = MlDsaMu.Sign(key, randomness.Bytes(64), randomness.Bytes(32));
            var challenge = MlDsaRing.Transform(MlDsaSampling.Challenge(signature[..set.CommitmentLength], set.Tau));
            return MlDsaVector.Norm(MlDsaVector.TransformBack(MlDsaVector.Scale(challenge, key.PublicLow)));
        }).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(norms, Is.All.LessThan(set.Gamma2));
            Assert.That(norms.Max(), Is.GreaterThan(set.Gamma2 * 9 / 10), "some come near");
        }
    }

    private MlDsaExpandedKey KeyWithLargeLow()
    {
        const int Largest = 1 << (MlDsaRounding.DroppedBits - 1);
        var encoded = MLDsaPrivateKeyParameters.FromSeed(set.Parameters, randomness.Bytes(32)).GetEncoded();
        int[][] low = [.. Enumerable.Range(0, set.K).Select(row => LargeIf(row == 0))];
        MlDsaPacking.PackBelow(low, Largest, MlDsaRounding.DroppedBits).CopyTo(encoded, encoded.Length - set.K * MlDsaPacking.Length(MlDsaRounding.DroppedBits));
        return new MlDsaExpandedKey(set, MLDsaPrivateKeyParameters.FromEncoding(set.Parameters, encoded));

        int[] LargeIf(bool large) =>
            [.. randomness.Bytes(MlDsaRing.Degree).Select(random => !large ? 0 : random % 2 == 0 ? Largest : MlDsaRing.Q - Largest + 1)];
    }
}
