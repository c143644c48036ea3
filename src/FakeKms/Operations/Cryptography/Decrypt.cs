using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Cryptography;

/// <summary>
/// Decrypts what Encrypt or a GenerateDataKey operation made. The ciphertext names its key and its material; a key in the request must be that key.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html"/></remarks>
internal sealed class Decrypt : Operation<DecryptRequest, DecryptResponse>
{
    protected override OperationSpec<DecryptRequest> Declare() => new("Decrypt")
    {
        Honours = ["CiphertextBlob", "EncryptionContext", "GrantTokens", "KeyId", "EncryptionAlgorithm", "Recipient", "DryRun", "DryRunModifiers"],
        Recipient = r => r.Recipient,
        Usage = KeyUsageType.ENCRYPT_DECRYPT,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:Decrypt",
        Trail = TrailShape.Read("EncryptionAlgorithm", "KeyId", "EncryptionContext", "DryRun", "DryRunModifiers")
            .Filling("EncryptionAlgorithm", EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value),
    };

    public override void Check(object request, Call call)
    {
        var decrypt = (DecryptRequest)request;
        CheckRecipient(decrypt, call);
        var ignored = DryRunModifiers.IgnoreCiphertext(decrypt.DryRunModifiers, decrypt.DryRun, decrypt.CiphertextBlob, decrypt.KeyId);
        GrantTokens.Check(decrypt.GrantTokens, call);
        var named = decrypt.KeyId is { } id ? call.Resolve(id, KeyForms.IdArnOrAlias, Spec.Action) : null;
        if (named is not null) call.Touch(named);
        call.Key = ignored ? named! : SymmetricCipher.KeyOf(call, decrypt.CiphertextBlob.ToArray(), named, Spec.Action);
        if (ignored) DryRunModifiers.AnswerForPermission(Spec, call, call.Key);
        KeyRules.Check(Spec, call, call.Key);
    }

    protected override Work<DecryptResponse> Execute(DecryptRequest request, Call call)
    {
        var algorithm = KeyCipher.AlgorithmOfCiphertext(request.EncryptionAlgorithm, call.Key);
        var decrypt = KeyCipher.Decryption(call, call.Key, algorithm, request.CiphertextBlob.ToArray(), request.EncryptionContext);
        return Work<DecryptResponse>.Of(KeyCipher.IsSlow(call.Key), () =>
        {
            var (plaintext, material) = decrypt();
            if (request.DryRun == true) throw KmsErrors.DryRun();
            return () => Answer(call, algorithm, plaintext, material);
        });
    }

    private static DecryptResponse Answer(Call call, EncryptionAlgorithmSpec algorithm, byte[] plaintext, KeyMaterial? material)
    {
        if (material is not null) call.Used(material);
        return new DecryptResponse
        {
            KeyId = call.Key.Arn,
            Plaintext = call.InTheClear(plaintext),
            CiphertextForRecipient = call.ForRecipient(plaintext),
            EncryptionAlgorithm = algorithm,
            KeyMaterialId = call.Key.ShowsMaterialIds && call.Recipient is null ? material?.Id : null,
        };
    }
}
