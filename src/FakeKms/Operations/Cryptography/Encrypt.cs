using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.Permissions;
using FakeKms.Model;
using FakeKms.Trail.Shapes;

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
        Permissions =
        [
            Permission<EncryptRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .EncryptionAlgorithm(r => r.EncryptionAlgorithm)
                .EncryptionContext(r => r.EncryptionContext)),
        ],
        Trail = TrailShape.Read("KeyId", "EncryptionAlgorithm", "EncryptionContext", "DryRun")
            .Filling("EncryptionAlgorithm", EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value),
    };

    protected override void CheckBeforeState(EncryptRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<EncryptResponse> Execute(EncryptRequest request, Call call)
    {
        var algorithm = KeyCipher.Algorithm(request.EncryptionAlgorithm, call.Key);
        var encrypt = KeyCipher.Encryption(call, Spec.Name, call.Key, algorithm, BlobBytes.Of(request.Plaintext), request.EncryptionContext);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        return Work<EncryptResponse>.Of(
            KeyCipher.IsSlow(call.Key),
            compute: encrypt,
            commit: ciphertext => Answer(call, algorithm, ciphertext),
            ExternalKeyCipher.IsOutdated(call.Key));
    }

    private static EncryptResponse Answer(Call call, EncryptionAlgorithmSpec algorithm, byte[] ciphertext)
    {
        if (KeySpecs.IsSymmetric(call.Key.KeySpec)) call.Used(call.Key.Materials.Current!);
        return new EncryptResponse { CiphertextBlob = new MemoryStream(ciphertext), KeyId = call.Key.Arn, EncryptionAlgorithm = algorithm };
    }
}
