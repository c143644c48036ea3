using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Cryptography;

/// <summary>A MAC of a message is made.</summary>
internal sealed record GenerateMac(string Key, string Message, string Into) : KeyCommand(Key)
{
    public override bool Fits(KmsModel model) => base.Fits(model) && !model.Proofs.ContainsKey(Into);

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Usable(model, "GENERATE_VERIFY_MAC");
        model.Proofs.Add(Into, new ModelProof(key.Name, Message));
        return [Member.Id("KeyId", key.Name)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.GenerateMacAsync(new GenerateMacRequest
        {
            KeyId = engine.Id(Key),
            Message = Bytes.Of(Message),
            MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256,
        });
        engine.Proofs[Into] = answer.Mac;
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId))];
    }

    public override string Step => $".GenerateMac({Code.Of(Key)}, {Code.Of(Message)}, MacAlgorithmSpec.HMAC_SHA_256, into: {Code.Of(Into)})";
}
