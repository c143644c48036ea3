using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Keys;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.KeyAgreement;

/// <summary>Derives the secret that the private key shares with the owner of a public key on the same curve.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html"/></remarks>
internal sealed class DeriveSharedSecret : Operation<DeriveSharedSecretRequest, DeriveSharedSecretResponse>
{
    protected override OperationSpec<DeriveSharedSecretRequest> Declare() => new("DeriveSharedSecret")
    {
        Key = KeyArgument.IdArnOrAlias<DeriveSharedSecretRequest>(r => r.KeyId),
        Honours = ["KeyId", "KeyAgreementAlgorithm", "PublicKey", "GrantTokens", "Recipient", "DryRun"],
        Recipient = r => r.Recipient,
        Usage = KeyUsageType.KEY_AGREEMENT,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:DeriveSharedSecret",
        Permissions =
        [
            Permission<DeriveSharedSecretRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .Text("kms:KeyAgreementAlgorithm", r => r.KeyAgreementAlgorithm?.Value)
                .RecipientAttestation()),
        ],
        Trail = TrailShape.Read("KeyId", "KeyAgreementAlgorithm", "DryRun"),
    };

    protected override void CheckBeforeState(DeriveSharedSecretRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    // An unusable public key is a validation error without a text.
    protected override Work<DeriveSharedSecretResponse> Execute(DeriveSharedSecretRequest request, Call call)
    {
        KeyAlgorithm.Checked(call.Key, request.KeyAgreementAlgorithm.Value);
        var pair = (IKeyAgreement)KeyMaterials.PairOf(call.State, call.Key);
        return Work<DeriveSharedSecretResponse>.Slow(
            compute: () =>
            {
                var secret = pair.DeriveSharedSecret(request.PublicKey.ToArray()) ?? throw KmsErrors.Validation("");
                return request.DryRun == true ? throw KmsErrors.DryRun() : secret;
            },
            commit: secret => new DeriveSharedSecretResponse
            {
                KeyId = call.Key.Arn,
                SharedSecret = call.InTheClear(secret),
                CiphertextForRecipient = call.ForRecipient(secret),
                KeyAgreementAlgorithm = request.KeyAgreementAlgorithm,
                KeyOrigin = call.Key.Origin,
            });
    }
}
