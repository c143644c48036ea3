using System.Security.Cryptography;
using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;
using FakeKms.Fuzzing.Mutation;
using FakeKms.Fuzzing.Running;

namespace FakeKms.Fuzzing.Targets;

/// <summary>
/// Attestation documents: a document or a reason, never an exception. What is changed is the whole document, or its claims and certificates, which are signed
/// afterwards, so that the signature keeps nobody away from what stands behind it.
/// </summary>
internal sealed class DocumentTarget : FuzzTarget
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Period Validity = new(Start, Start.AddYears(1));
    private static readonly SeededStream Randomness = new(3, "fuzzing");
    private static readonly CertifiedKey Root = CertifiedKey.Root("root", Validity, Randomness);
    private static readonly CertifiedKey Intermediate = Root.CertifyAuthority("intermediate", Validity, Randomness);
    private static readonly CertifiedKey Signer = Intermediate.CertifySigner("signer", Validity, Randomness);

    private readonly bool isSigned;

    public DocumentTarget(bool isSigned)
    {
        this.isSigned = isSigned;
        var payload = new AttestationPayload(Claims(), Signer.Certificate, [Root.Certificate, Intermediate.Certificate]).Write();
        Seeds = [isSigned ? payload : Signed(payload)];
    }

    public override IReadOnlyList<byte[]> Seeds { get; }

    public override InputForm Form => InputForm.Cbor;

    public override void Run(byte[] input)
    {
        var document = AttestationDocument.Read(isSigned ? Signed(input) : input, Root.Certificate, Start.AddMinutes(6), out var failure);
        FindingException.Unless(document is null != (failure == AttestationFailure.None), "Either there is a document or a reason.");
        if (document is null) return;
        // Whoever is trusted gets an answer sealed.
        using var seal = RSA.Create();
        seal.ImportSubjectPublicKeyInfo(document.PublicKey, out _);
    }

    private static byte[] Signed(byte[] payload) => CoseSign1.Write(payload, Signer.PrivateKey, Randomness);

    private static AttestationClaims Claims()
    {
        using var key = RSA.Create(2048);
        return new()
        {
            ModuleId = "i-0123456789abcdef0-enc0123456789abcdef",
            Timestamp = Start.AddMinutes(5),
            Pcrs = new Dictionary<int, byte[]> { [0] = new byte[48], [8] = new byte[48] },
            PublicKey = key.ExportSubjectPublicKeyInfo(),
            UserData = [1, 2, 3],
            Nonce = [4, 5, 6, 7],
        };
    }
}
