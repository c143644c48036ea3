using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Cryptography;

/// <summary>Decrypts under one key and encrypts under another, or the same one, without showing the plaintext.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html"/></remarks>
internal sealed class ReEncrypt : Operation<ReEncryptRequest, ReEncryptResponse>
{
    protected override OperationSpec<ReEncryptRequest> Declare() => new("ReEncrypt")
    {
        Honours =
        [
            "CiphertextBlob", "SourceEncryptionContext", "SourceKeyId", "DestinationKeyId", "DestinationEncryptionContext",
            "SourceEncryptionAlgorithm", "DestinationEncryptionAlgorithm", "GrantTokens", "DryRun", "DryRunModifiers",
        ],
        Usage = KeyUsageType.ENCRYPT_DECRYPT,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:ReEncryptFrom",
        Trail = TrailShape
            .Read(
                "DestinationKeyId", "SourceEncryptionAlgorithm", "DestinationEncryptionAlgorithm", "SourceEncryptionContext",
                "DestinationEncryptionContext", "SourceKeyId", "DryRun", "DryRunModifiers")
            .Filling("SourceEncryptionAlgorithm", EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value)
            .Filling("DestinationEncryptionAlgorithm", EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value),
    };

    public override void Check(object request, Call call)
    {
        var reEncrypt = (ReEncryptRequest)request;
        var ignored = DryRunModifiers.IgnoreCiphertext(reEncrypt.DryRunModifiers, reEncrypt.DryRun, reEncrypt.CiphertextBlob, reEncrypt.SourceKeyId);
        GrantTokens.Check(reEncrypt.GrantTokens, call);
        var named = reEncrypt.SourceKeyId is { } id ? call.Resolve(id, KeyForms.IdArnOrAlias, Spec.Action) : null;
        if (named is not null) call.Touch(named);
        var source = ignored ? named! : SymmetricCipher.KeyOf(call, reEncrypt.CiphertextBlob.ToArray(), named, Spec.Action);
        call.Touch(source);
        call.Key = Destination(reEncrypt, call);
        if (ignored) DryRunModifiers.AnswerForPermission(Spec, call, source, call.Key);
        KeyRules.Check(Spec, call, source);
        KeyRules.Check(Spec, call, call.Key);
    }

    protected override Work<ReEncryptResponse> Execute(ReEncryptRequest request, Call call)
    {
        var source = call.Keys[0];
        var sourceAlgorithm = KeyCipher.AlgorithmOfCiphertext(request.SourceEncryptionAlgorithm, source);
        var destinationAlgorithm = KeyCipher.Algorithm(request.DestinationEncryptionAlgorithm, call.Key);
        var decrypt = KeyCipher.Decryption(call, source, sourceAlgorithm, request.CiphertextBlob.ToArray(), request.SourceEncryptionContext);
        return Work<ReEncryptResponse>.Of(KeyCipher.IsSlow(source), () =>
        {
            var (plaintext, material) = decrypt();
            return () =>
            {
                var encrypt = KeyCipher.Encryption(call, call.Key, destinationAlgorithm, plaintext, request.DestinationEncryptionContext);
                if (request.DryRun == true) throw KmsErrors.DryRun();
                return Answer(call, (source, sourceAlgorithm, material), destinationAlgorithm, encrypt());
            };
        });
    }

    private static ReEncryptResponse Answer(
        Call call, (KmsKey Key, EncryptionAlgorithmSpec Algorithm, KeyMaterial? Material) source, EncryptionAlgorithmSpec algorithm, byte[] ciphertext)
    {
        var destinationId = call.Key.ShowsMaterialIds ? call.Key.Materials.Current!.Id : null;
        var sourceId = source.Key.ShowsMaterialIds ? source.Material?.Id : null;
        if (destinationId is not null) call.AdditionalEventData.Add("destinationKeyMaterialId", destinationId);
        if (sourceId is not null) call.AdditionalEventData.Add("sourceKeyMaterialId", sourceId);
        return new ReEncryptResponse
        {
            CiphertextBlob = new MemoryStream(ciphertext),
            SourceKeyId = source.Key.Arn,
            KeyId = call.Key.Arn,
            SourceEncryptionAlgorithm = source.Algorithm,
            DestinationEncryptionAlgorithm = algorithm,
            SourceKeyMaterialId = sourceId,
            DestinationKeyMaterialId = destinationId,
        };
    }

    private static KmsKey Destination(ReEncryptRequest request, Call call) =>
        call.Resolve(request.DestinationKeyId, KeyForms.IdArnOrAlias, "kms:ReEncryptTo");
}
