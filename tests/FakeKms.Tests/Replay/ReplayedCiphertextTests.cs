using System.Text;
using FakeKms.Crypto.Symmetric;
using FakeKms.Replay.Unrecorded;

namespace FakeKms.Tests.Replay;

public sealed class ReplayedCiphertextTests
{
    [Test]
    public void A_plaintext_that_runs_on_into_its_context_has_a_salt_of_its_own()
    {
        var context = EncryptionContext.Encode(new Dictionary<string, string> { ["a"] = "b" });
        var plaintext = Encoding.UTF8.GetBytes("card");

        var salts = new[]
        {
            ReplayedCiphertext.SaltOf(plaintext, context),
            ReplayedCiphertext.SaltOf([.. plaintext, .. context], []),
            ReplayedCiphertext.SaltOf([.. plaintext, .. context[..4]], context[4..]),
            ReplayedCiphertext.SaltOf(plaintext, []),
        };

        Assert.That(salts.Select(Convert.ToHexString), Is.Unique);
    }
}
