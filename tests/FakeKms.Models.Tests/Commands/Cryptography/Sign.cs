using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Cryptography;

/// <summary>A message is signed.</summary>
internal sealed record Sign(string Key, string Message, string Into) : KeyCommand(Key)
{
    public override bool Fits(KmsModel model) => base.Fits(model) && !model.Proofs.ContainsKey(Into);

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Usable(model, "SIGN_VERIFY");
        model.Proofs.Add(Into, new ModelProof(key.Name, Message));
        return [Member.Id("KeyId", key.Name)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.SignAsync(new SignRequest
        {
            KeyId = engine.Id(Key),
            Message = Bytes.Of(Message),
            SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
        });
        engine.Proofs[Into] = answer.Signature;
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId))];
    }

    public override string Step => $".Sign({Code.Of(Key)}, {Code.Of(Message)}, SigningAlgorithmSpec.ECDSA_SHA_256, into: {Code.Of(Into)})";
}
