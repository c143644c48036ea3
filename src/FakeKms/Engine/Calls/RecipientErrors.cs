using Amazon.KeyManagementService;
using FakeKms.Crypto.Recipients;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Members;
using FakeKms.Model;

namespace FakeKms.Engine.Calls;

/// <summary>
/// The refusals of a recipient. AWS documents neither their code nor their text. No operation declares an error that would fit, which leaves the
/// ValidationException that every operation can answer: a call with a bad document is a bad request, whatever its key.
/// </summary>
internal static class RecipientErrors
{
    public static KmsFailure Incomplete() =>
        KmsErrors.Validation($"Recipient must have an AttestationDocument and the KeyEncryptionAlgorithm {KeyEncryptionMechanism.RSAES_OAEP_SHA_256}.");

    public static KmsFailure InvalidDocument(AttestationFailure failure, DateTimeOffset now) => KmsErrors.Validation(
        "The attestation document is not valid: " + failure switch
        {
            AttestationFailure.WrongSignature => "its signature is wrong.",
            AttestationFailure.UntrustedCertificate =>
                $"its certificates do not lead to the trusted root or are not valid at this time; it is {ServerTime.Of(now)}.",
            AttestationFailure.UnusablePublicKey => "it has no RSA public key of 2048 bits or more.",
            _ => "it is malformed.",
        });
}
