using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Cryptography;

/// <summary>Makes a random data key and answers it in the clear and encrypted under a KMS key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html"/></remarks>
internal sealed class GenerateDataKey : Operation<GenerateDataKeyRequest, GenerateDataKeyResponse>
{
    protected override OperationSpec<GenerateDataKeyRequest> Declare() => new("GenerateDataKey")
    {
        Key = KeyArgument.IdArnOrAlias<GenerateDataKeyRequest>(r => r.KeyId),
        Honours = ["KeyId", "EncryptionContext", "NumberOfBytes", "KeySpec", "GrantTokens", "Recipient", "DryRun"],
        Recipient = r => r.Recipient,
        Usage = KeyUsageType.ENCRYPT_DECRYPT,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:GenerateDataKey",
        Permissions =
        [
            Permission<GenerateDataKeyRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .EncryptionAlgorithm()
                .EncryptionContext(r => r.EncryptionContext)
                .RecipientAttestation()),
        ],
        Trail = TrailShape.Read("KeyId", "KeySpec", "NumberOfBytes", "EncryptionContext", "DryRun"),
    };

    protected override void CheckBeforeState(GenerateDataKeyRequest request, Call call)
    {
        GrantTokens.Check(request.GrantTokens, call);
        DataKey.Check(request.KeySpec, request.NumberOfBytes);
    }

    protected override Work<GenerateDataKeyResponse> Execute(GenerateDataKeyRequest request, Call call)
    {
        DataKey.CheckKey(call.Key);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        return DataKey.Generate(
            call, Spec.Name, (request.KeySpec, request.NumberOfBytes), request.EncryptionContext, (dataKey, ciphertext, material) => new GenerateDataKeyResponse
            {
                KeyId = call.Key.Arn,
                Plaintext = call.InTheClear(dataKey),
                CiphertextForRecipient = call.ForRecipient(dataKey),
                CiphertextBlob = new MemoryStream(ciphertext),
                KeyMaterialId = call.Key.ShowsMaterialIds && call.Recipient is null ? material.Id : null,
            });
    }
}
