using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Cryptography;

/// <summary>Makes a random data key and answers it encrypted only.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyWithoutPlaintext.html"/></remarks>
internal sealed class GenerateDataKeyWithoutPlaintext : Operation<GenerateDataKeyWithoutPlaintextRequest, GenerateDataKeyWithoutPlaintextResponse>
{
    protected override OperationSpec<GenerateDataKeyWithoutPlaintextRequest> Declare() => new("GenerateDataKeyWithoutPlaintext")
    {
        Key = KeyArgument.IdArnOrAlias<GenerateDataKeyWithoutPlaintextRequest>(r => r.KeyId),
        Honours = ["KeyId", "EncryptionContext", "NumberOfBytes", "KeySpec", "GrantTokens", "DryRun"],
        Usage = KeyUsageType.ENCRYPT_DECRYPT,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:GenerateDataKeyWithoutPlaintext",
        Permissions =
        [
            Permission<GenerateDataKeyWithoutPlaintextRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .EncryptionAlgorithm()
                .EncryptionContext(r => r.EncryptionContext)),
        ],
        Trail = TrailShape.Read("KeyId", "KeySpec", "NumberOfBytes", "EncryptionContext", "DryRun"),
    };

    protected override void CheckBeforeState(GenerateDataKeyWithoutPlaintextRequest request, Call call)
    {
        GrantTokens.Check(request.GrantTokens, call);
        DataKey.Check(request.KeySpec, request.NumberOfBytes);
    }

    protected override Work<GenerateDataKeyWithoutPlaintextResponse> Execute(GenerateDataKeyWithoutPlaintextRequest request, Call call)
    {
        DataKey.CheckKey(call.Key);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        return DataKey.Generate(
            call, Spec.Name, (request.KeySpec, request.NumberOfBytes), request.EncryptionContext,
            (_, ciphertext, material) => new GenerateDataKeyWithoutPlaintextResponse
            {
                KeyId = call.Key.Arn,
                CiphertextBlob = new MemoryStream(ciphertext),
                KeyMaterialId = call.Key.ShowsMaterialIds ? material.Id : null,
            });
    }
}
