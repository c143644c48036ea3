using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Cryptography;

/// <summary>A signature is verified, of this message by this key.</summary>
internal sealed record Verify(string Key, string Message, string From) : KeyCommand(Key)
{
    public override bool Fits(KmsModel model) => base.Fits(model) && model.Proofs.ContainsKey(From);

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Usable(model, "SIGN_VERIFY");
        if (model.Proofs[From] != new ModelProof(key.Name, Message)) throw new Refusal("KMSInvalidSignatureException");
        return [Member.Id("KeyId", key.Name)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.VerifyAsync(new VerifyRequest
        {
            KeyId = engine.Id(Key),
            Message = Bytes.Of(Message),
            Signature = engine.Proofs[From],
            SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
        });
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId))];
    }

    public override string Step => $".Verify({Code.Of(Key)}, {Code.Of(Message)}, from: {Code.Of(From)}, SigningAlgorithmSpec.ECDSA_SHA_256)";
}
