using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Trail;

namespace FakeKms.Operations.Cryptography;

/// <summary>Encrypts up to 4,096 bytes under the current material of a key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html"/></remarks>
internal sealed class Encrypt : Operation<EncryptRequest, EncryptResponse>
{
    protected override OperationSpec<EncryptRequest> Declare() => new("Encrypt")
    {
        Key = KeyArgument.IdArnOrAlias<EncryptRequest>(r => r.KeyId),
        Honours = ["KeyId", "Plaintext", "EncryptionContext", "GrantTokens", "EncryptionAlgorithm", "DryRun"],
        Usage = KeyUsageType.ENCRYPT_DECRYPT,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:Encrypt",
        Trail = TrailShape.Read("KeyId", "EncryptionAlgorithm", "EncryptionContext", "DryRun")
            .Filling("EncryptionAlgorithm", EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value),
    };

    protected override void Check(EncryptRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<EncryptResponse> Execute(EncryptRequest request, Call call)
    {
        var algorithm = SymmetricCipher.Algorithm(request.EncryptionAlgorithm, call.Key);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        var ciphertext = SymmetricCipher.Encrypt(call, call.Key, algorithm, request.Plaintext.ToArray(), request.EncryptionContext);
        if (KeySpecs.IsSymmetric(call.Key.KeySpec)) call.Used(call.Key.Materials.Current!);
        return new EncryptResponse { CiphertextBlob = new MemoryStream(ciphertext), KeyId = call.Key.Arn, EncryptionAlgorithm = algorithm };
    }
}
