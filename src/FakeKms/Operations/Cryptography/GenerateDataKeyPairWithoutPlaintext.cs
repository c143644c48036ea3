using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Cryptography;

/// <summary>Makes a key pair for the caller and answers the public key and the private key, encrypted only.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPairWithoutPlaintext.html"/></remarks>
internal sealed class GenerateDataKeyPairWithoutPlaintext : Operation<GenerateDataKeyPairWithoutPlaintextRequest, GenerateDataKeyPairWithoutPlaintextResponse>
{
    protected override OperationSpec<GenerateDataKeyPairWithoutPlaintextRequest> Declare() => new("GenerateDataKeyPairWithoutPlaintext")
    {
        Key = KeyArgument.IdArnOrAlias<GenerateDataKeyPairWithoutPlaintextRequest>(r => r.KeyId),
        Honours = ["KeyId", "EncryptionContext", "KeyPairSpec", "GrantTokens", "DryRun"],
        Usage = KeyUsageType.ENCRYPT_DECRYPT,
        Origins = [OriginType.AWS_KMS, OriginType.EXTERNAL],
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:GenerateDataKeyPairWithoutPlaintext",
        Permissions =
        [
            Permission<GenerateDataKeyPairWithoutPlaintextRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .EncryptionAlgorithm()
                .EncryptionContext(r => r.EncryptionContext)
                .Text("kms:DataKeyPairSpec", r => r.KeyPairSpec?.Value)),
        ],
        Trail = TrailShape.Read("KeyId", "KeyPairSpec", "EncryptionContext", "DryRun"),
    };

    protected override void CheckBeforeState(GenerateDataKeyPairWithoutPlaintextRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<GenerateDataKeyPairWithoutPlaintextResponse> Execute(GenerateDataKeyPairWithoutPlaintextRequest request, Call call)
    {
        DataKey.CheckKey(call.Key);
        DataKey.CheckPairSpec(request.KeyPairSpec, call.Home.Region);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        return DataKey.GeneratePair(call, request.KeyPairSpec, request.EncryptionContext, (pair, privateKey, material) =>
            new GenerateDataKeyPairWithoutPlaintextResponse
            {
                KeyId = call.Key.Arn,
                KeyPairSpec = request.KeyPairSpec,
                PublicKey = new MemoryStream(pair.PublicKey),
                PrivateKeyCiphertextBlob = new MemoryStream(privateKey),
                KeyMaterialId = material.Id,
            });
    }
}
