using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Calls;

/// <summary>The attested environment that alone shall read an answer: a Nitro enclave, or an instance with a NitroTPM.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/cryptographic-attestation.html"/></remarks>
internal sealed class Recipient
{
    private readonly AttestationDocument document;
    private readonly IRandomness randomness;

    private Recipient(AttestationDocument document, IRandomness randomness) => (this.document, this.randomness) = (document, randomness);

    public AttestationClaims Claims => document.Claims;

    /// <summary>The recipient that a request names, or null. Only documents under the server's own root that are valid now are accepted.</summary>
    public static Recipient? Of(RecipientInfo? info, Call call)
    {
        if (info is null) return null;
        if (info.AttestationDocument is null || info.KeyEncryptionAlgorithm is null) throw RecipientErrors.Incomplete();
        var document = AttestationDocument.Read(info.AttestationDocument.ToArray(), call.State.Attestation.Value.RootCertificate, call.Now, out var failure)
            ?? throw RecipientErrors.InvalidDocument(failure, call.Now);
        return new Recipient(document, call.Streams.Nonce);
    }

    /// <summary>Judges again whether the document is valid, later than at first.</summary>
    public void CheckAt(DateTimeOffset now)
    {
        if (!document.IsValidAt(now)) throw RecipientErrors.InvalidDocument(AttestationFailure.UntrustedCertificate, now);
    }

    /// <summary>The envelope that the private key of the environment opens.</summary>
    public byte[] Seal(byte[] secret) => RecipientEnvelope.Seal(document.PublicKey, secret, randomness);

    /// <summary>What CloudTrail says of the document, the registers in base64. Those that it does not have are left out.</summary>
    public TrailObject Recorded()
    {
        var recorded = new TrailObject().Add("attestationDocumentModuleId", Claims.ModuleId);
        foreach (var register in Claims.Platform.Registers())
        {
            if (Claims.Pcrs.TryGetValue(register, out var value)) recorded.Add(NameOf(register), Convert.ToBase64String(value));
        }
        return recorded;
    }

    private string NameOf(int register) => Claims.Platform == AttestationPlatform.NitroTpm ? $"attestationDocumentNitroTPMPCR{register}"
        : register == 0 ? "attestationDocumentEnclaveImageDigest" : $"attestationDocumentEnclavePCR{register}";
}
