using FakeKms.Models.Tests.Runs;
using FakeKms.Models.Tests.Sequences;

namespace FakeKms.Models.Tests;

/// <summary>Random sequences of calls do to the engine what they do to the model, and get to where there is something to be seen.</summary>
public sealed class SequenceTests
{
    private const int Sequences = 16;
    private const int Length = 40;

    [Test]
    public async Task Engine_and_model_never_disagree()
    {
        for (var seed = 1UL; seed <= Sequences; seed++)
        {
            var subject = Subject.Of(seed);
            var found = await SequenceRun.OfAsync(subject, Sequence.Of(seed, Length, subject.NewModel()));
            if (found is not null) Assert.Fail($"Seed {seed}:\n{await Shrinking.OfAsync(subject, found)}");
        }
    }

    [Test]
    public void The_same_seed_makes_the_same_sequence() => Assert.That(Steps(7), Is.EqualTo(Steps(7)).And.Not.EqualTo(Steps(8)));

    [TestCase("CancelKeyDeletion success")]
    [TestCase("CreateGrant AccessDeniedException")]
    [TestCase("Decrypt IncorrectKeyException")]
    [TestCase("Decrypt InvalidCiphertextException")]
    [TestCase("Encrypt DisabledException")]
    [TestCase("ImportKeyMaterial ExpiredImportTokenException")]
    [TestCase("ImportKeyMaterial IncorrectKeyMaterialException")]
    [TestCase("ImportKeyMaterial KMSInvalidStateException")]
    [TestCase("PutKeyPolicy MalformedPolicyDocumentException")]
    [TestCase("ReEncrypt success")]
    [TestCase("RetireGrant InvalidGrantTokenException")]
    [TestCase("RotateKeyOnDemand ConflictException")]
    [TestCase("UpdateAlias KMSInvalidStateException")]
    [TestCase("Verify success")]
    [TestCase("DeleteExpiredKeyMaterial by KMS")]
    [TestCase("DeleteKey by KMS")]
    [TestCase("RotateKey by KMS")]
    public void Sequences_reach(string outcome) => Assert.That(Reached.Outcomes, Does.Contain(outcome));

    private static string Steps(ulong seed) => string.Join('\n', Sequence.Of(seed, Length, Subject.Of(seed).NewModel()).Select(command => command.Step));
}
