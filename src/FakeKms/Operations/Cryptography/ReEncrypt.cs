using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.Permissions;
using FakeKms.Model;
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
        Permissions =
        [
            Permission<ReEncryptRequest>.OnKey("kms:ReEncryptFrom", (_, call) => call.Keys[0], with => with
                .RequestAlias(r => r.SourceKeyId)
                .EncryptionAlgorithm(r => r.SourceEncryptionAlgorithm)
                .EncryptionContext(r => r.SourceEncryptionContext)
                .Flag("kms:ReEncryptOnSameKey", IsOnSameKey)),
            Permission<ReEncryptRequest>.OnKey("kms:ReEncryptTo", (_, call) => call.Key, with => with
                .RequestAlias(r => r.DestinationKeyId)
                .EncryptionAlgorithm(r => r.DestinationEncryptionAlgorithm)
                .EncryptionContext(r => r.DestinationEncryptionContext)
                .Flag("kms:ReEncryptOnSameKey", IsOnSameKey)),
        ],
        Trail = TrailShape
            .Read(
                "DestinationKeyId", "SourceEncryptionAlgorithm", "DestinationEncryptionAlgorithm", "SourceEncryptionContext",
                "DestinationEncryptionContext", "SourceKeyId", "DryRun", "DryRunModifiers")
            .Filling("SourceEncryptionAlgorithm", EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value)
            .Filling("DestinationEncryptionAlgorithm", EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value),
    };

    protected override void CheckRequest(ReEncryptRequest request, Call call)
    {
        DryRunModifiers.Check(request.DryRunModifiers, request.DryRun, request.CiphertextBlob, request.SourceKeyId);
        GrantTokens.Check(request.GrantTokens, call);
    }

    protected override void FindKeys(ReEncryptRequest request, Call call)
    {
        call.Touch(CiphertextKey.Of(call, request.CiphertextBlob, request.SourceKeyId, Spec.Action));
        call.Key = KeyResolver.Resolve(call, request.DestinationKeyId, KeyForms.IdArnOrAlias, "kms:ReEncryptTo");
    }

    protected override void CheckBeforeState(ReEncryptRequest request, Call call)
    {
        if (IgnoresCiphertext(request)) throw KmsErrors.DryRun();
        CiphertextKey.Check(call, request.CiphertextBlob, call.Keys[0]);
    }

    protected override Work<ReEncryptResponse> Execute(ReEncryptRequest request, Call call)
    {
        var source = call.Keys[0];
        var sourceAlgorithm = KeyCipher.AlgorithmOfCiphertext(request.SourceEncryptionAlgorithm, source);
        var destinationAlgorithm = KeyCipher.Algorithm(request.DestinationEncryptionAlgorithm, call.Key);
        var decrypt = KeyCipher.Decryption(
            call, Spec.Name, source, sourceAlgorithm, BlobBytes.Of(request.CiphertextBlob), request.SourceEncryptionContext);
        if (request.DryRun == true && ExternalKeyCipher.IsOf(source)) throw KmsErrors.DryRun();
        var toProxy = ExternalKeyCipher.IsOf(call.Key)
            ? ExternalKeyCipher.Encryption(call, Spec.Name, call.Key, request.DestinationEncryptionContext)
            : null;
        return Work<ReEncryptResponse>.Of(
            KeyCipher.IsSlow(source) || toProxy is not null,
            compute: async () =>
            {
                var decrypted = await decrypt().ConfigureAwait(false);
                return (decrypted, External: toProxy is null || request.DryRun == true ? null : await toProxy(decrypted.Plaintext).ConfigureAwait(false));
            },
            commit: computed => Answer(
                call, (source, sourceAlgorithm, computed.decrypted.Material), destinationAlgorithm,
                Ciphertext(request, call, destinationAlgorithm, computed.decrypted.Plaintext, computed.External)),
            ExternalKeyCipher.IsOutdated(source, call.Key));
    }

    private byte[] Ciphertext(ReEncryptRequest request, Call call, EncryptionAlgorithmSpec algorithm, byte[] plaintext, byte[]? external)
    {
        if (external is not null) return external;
        if (ExternalKeyCipher.IsOf(call.Key)) throw KmsErrors.DryRun();
        var encrypt = KeyCipher.Encryption(call, Spec.Name, call.Key, algorithm, plaintext, request.DestinationEncryptionContext);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        return encrypt().AsTask().GetAwaiter().GetResult();
    }

    private static bool IsOnSameKey(Call call) => call.Keys[0] == call.Key;

    private static bool IgnoresCiphertext(ReEncryptRequest request) => DryRunModifiers.IgnoreCiphertext(request.DryRunModifiers);

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
}
