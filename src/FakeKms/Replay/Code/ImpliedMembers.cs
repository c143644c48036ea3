using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code;

/// <summary>Leaves out what KMS, or the short form of a step, adds by itself, so that the script says no more than the caller did.</summary>
internal static class ImpliedMembers
{
    public static void Leave(StepCode step, AmazonKeyManagementServiceRequest request)
    {
        switch (request)
        {
            case CreateKeyRequest create: Leave(step, create); break;
            case ReplicateKeyRequest copy: Leave(step, ("Description", copy.Description is { Length: 0 }), Bypass(copy.BypassPolicyLockoutSafetyCheck)); break;
            case PutKeyPolicyRequest put: Leave(step, ("PolicyName", put.PolicyName == "default"), Bypass(put.BypassPolicyLockoutSafetyCheck)); break;
            case EncryptRequest encrypt: Leave(step, ("EncryptionAlgorithm", IsSymmetric(encrypt.EncryptionAlgorithm))); break;
            case DecryptRequest decrypt: Leave(step, ("EncryptionAlgorithm", IsSymmetric(decrypt.EncryptionAlgorithm))); break;
            case ReEncryptRequest again:
                Leave(
                    step, ("SourceEncryptionAlgorithm", IsSymmetric(again.SourceEncryptionAlgorithm)),
                    ("DestinationEncryptionAlgorithm", IsSymmetric(again.DestinationEncryptionAlgorithm)));
                break;
            case GenerateDataKeyRequest data: LeaveDataKeySpec(step, data.KeySpec); break;
            case GenerateDataKeyWithoutPlaintextRequest data: LeaveDataKeySpec(step, data.KeySpec); break;
            case EncapsulateRequest encapsulate: LeaveAlgorithm(step, "EncapsulationAlgorithm", encapsulate.EncapsulationAlgorithm?.Value, "ML_KEM"); break;
            case DecapsulateRequest decapsulate: LeaveAlgorithm(step, "EncapsulationAlgorithm", decapsulate.EncapsulationAlgorithm?.Value, "ML_KEM"); break;
            case DeriveSharedSecretRequest derive: LeaveAlgorithm(step, "KeyAgreementAlgorithm", derive.KeyAgreementAlgorithm?.Value, "ECDH"); break;
            case GetParametersForImportRequest ask:
                LeaveAlgorithm(step, "WrappingAlgorithm", ask.WrappingAlgorithm?.Value, "RSAES_OAEP_SHA_256");
                LeaveAlgorithm(step, "WrappingKeySpec", ask.WrappingKeySpec?.Value, "RSA_2048");
                break;
            case CreateCustomKeyStoreRequest store: Leave(step, ("CustomKeyStoreType", store.CustomKeyStoreType == CustomKeyStoreType.AWS_CLOUDHSM)); break;
        }
    }

    /// <summary>Leaves out the usage that a refused CreateKey did not have: its record shows the default all the same.</summary>
    public static void LeaveMissing(StepCode step, KmsEvent record)
    {
        var isMissing = record is { EventName: "CreateKey", ErrorCode: "ValidationException" }
            && record.ErrorMessage?.Contains("must specify a KeyUsage", StringComparison.Ordinal) == true;
        if (isMissing) step.Remove("KeyUsage");
    }

    private static void Leave(StepCode step, CreateKeyRequest create)
    {
        var isSymmetric = create.KeySpec is null || create.KeySpec == KeySpec.SYMMETRIC_DEFAULT;
        Leave(
            step,
            ("Origin", create.Origin == OriginType.AWS_KMS),
            ("Description", create.Description is { Length: 0 }),
            ("KeySpec", isSymmetric),
            ("KeyUsage", isSymmetric && create.KeyUsage == KeyUsageType.ENCRYPT_DECRYPT),
            ("MultiRegion", create.MultiRegion == false),
            Bypass(create.BypassPolicyLockoutSafetyCheck));
    }

    private static void Leave(StepCode step, params (string Member, bool IsImplied)[] members)
    {
        foreach (var (member, _) in members.Where(member => member.IsImplied)) step.Remove(member);
    }

    // The short form asks for 256 bits where it is told nothing.
    private static void LeaveDataKeySpec(StepCode step, DataKeySpec? spec)
    {
        if (step.Has("NumberOfBytes")) return;
        if (spec is null) step.NeedsRequest = true;
        else if (spec == DataKeySpec.AES_256) step.Imply("KeySpec");
    }

    // The short form sends it in any case.
    private static void LeaveAlgorithm(StepCode step, string member, string? value, string implied)
    {
        if (value is null) step.NeedsRequest = true;
        else if (value == implied) step.Imply(member);
    }

    private static (string Member, bool IsImplied) Bypass(bool? flag) => ("BypassPolicyLockoutSafetyCheck", flag == false);

    private static bool IsSymmetric(EncryptionAlgorithmSpec? algorithm) => algorithm == EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT;
}
