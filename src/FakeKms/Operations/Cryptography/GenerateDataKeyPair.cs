using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Cryptography;

/// <summary>Makes a key pair for the caller and answers the public key and the private key, in the clear and encrypted under a KMS key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html"/></remarks>
internal sealed class GenerateDataKeyPair : Operation<GenerateDataKeyPairRequest, GenerateDataKeyPairResponse>
{
    protected override OperationSpec<GenerateDataKeyPairRequest> Declare() => new("GenerateDataKeyPair")
    {
        Key = KeyArgument.IdArnOrAlias<GenerateDataKeyPairRequest>(r => r.KeyId),
        Honours = ["KeyId", "EncryptionContext", "KeyPairSpec", "GrantTokens", "Recipient", "DryRun"],
        Recipient = r => r.Recipient,
        Usage = KeyUsageType.ENCRYPT_DECRYPT,
        Origins = [OriginType.AWS_KMS, OriginType.EXTERNAL],
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:GenerateDataKeyPair",
        Permissions =
        [
            Permission<GenerateDataKeyPairRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .EncryptionAlgorithm()
                .EncryptionContext(r => r.EncryptionContext)
                .Text("kms:DataKeyPairSpec", r => r.KeyPairSpec?.Value)
                .RecipientAttestation()),
        ],
        Trail = TrailShape.Read("KeyId", "KeyPairSpec", "EncryptionContext", "DryRun"),
    };

    protected override void CheckBeforeState(GenerateDataKeyPairRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<GenerateDataKeyPairResponse> Execute(GenerateDataKeyPairRequest request, Call call)
    {
        DataKey.CheckKey(call.Key);
        DataKey.CheckPairSpec(request.KeyPairSpec, call.Home.Region);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        return DataKey.GeneratePair(call, request.KeyPairSpec, request.EncryptionContext, (pair, privateKey, material) => new GenerateDataKeyPairResponse
        {
            KeyId = call.Key.Arn,
            KeyPairSpec = request.KeyPairSpec,
            PublicKey = new MemoryStream(pair.PublicKey),
            PrivateKeyPlaintext = call.InTheClear(pair.Pkcs8),
            CiphertextForRecipient = call.ForRecipient(pair.Pkcs8),
            PrivateKeyCiphertextBlob = new MemoryStream(privateKey),
            KeyMaterialId = material.Id,
        });
    }
}
