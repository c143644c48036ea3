using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.Permissions;
using FakeKms.Model;
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
        Permissions =
        [
            Permission<DecryptRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .EncryptionAlgorithm(r => r.EncryptionAlgorithm)
                .EncryptionContext(r => r.EncryptionContext)
                .RecipientAttestation()),
        ],
        Trail = TrailShape.Read("EncryptionAlgorithm", "KeyId", "EncryptionContext", "DryRun", "DryRunModifiers")
            .Filling("EncryptionAlgorithm", EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value),
    };

    protected override void CheckRequest(DecryptRequest request, Call call)
    {
        DryRunModifiers.Check(request.DryRunModifiers, request.DryRun, request.CiphertextBlob, request.KeyId);
        GrantTokens.Check(request.GrantTokens, call);
    }

    protected override void FindKeys(DecryptRequest request, Call call) =>
        call.Key = CiphertextKey.Of(call, request.CiphertextBlob, request.KeyId, Spec.Action);

    protected override void CheckBeforeState(DecryptRequest request, Call call)
    {
        if (IgnoresCiphertext(request)) throw KmsErrors.DryRun();
        CiphertextKey.Check(call, request.CiphertextBlob, call.Key);
    }

    protected override Work<DecryptResponse> Execute(DecryptRequest request, Call call)
    {
        var algorithm = KeyCipher.AlgorithmOfCiphertext(request.EncryptionAlgorithm, call.Key);
        var decrypt = KeyCipher.Decryption(call, Spec.Name, call.Key, algorithm, BlobBytes.Of(request.CiphertextBlob), request.EncryptionContext);
        if (request.DryRun == true) return DryRun(call, decrypt);
        return Work<DecryptResponse>.Of(
            KeyCipher.IsSlow(call.Key),
            compute: decrypt,
            commit: decrypted => Answer(call, algorithm, decrypted.Plaintext, decrypted.Material),
            ExternalKeyCipher.IsOutdated(call.Key));
    }

    // A dry run decrypts too: what a ciphertext or its context would be refused for comes first. It asks nobody outside of KMS, though: it is to do nothing.
    private static Work<DecryptResponse> DryRun(Call call, Func<ValueTask<(byte[] Plaintext, KeyMaterial? Material)>> decrypt) =>
        ExternalKeyCipher.IsOf(call.Key)
            ? throw KmsErrors.DryRun()
            : Work<DecryptResponse>.Of(KeyCipher.IsSlow(call.Key), compute: decrypt, commit: _ => throw KmsErrors.DryRun());

    private static bool IgnoresCiphertext(DecryptRequest request) => DryRunModifiers.IgnoreCiphertext(request.DryRunModifiers);

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
