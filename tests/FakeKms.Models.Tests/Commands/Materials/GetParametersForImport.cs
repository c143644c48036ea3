using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Materials;

/// <summary>A token and a wrapping key for an import: for 24 hours.</summary>
internal sealed record GetParametersForImport(string Key, string Into) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustHaveOrigin("EXTERNAL");
        key.MustNotBePendingDeletion();
        var token = new ModelToken(Key, model.Now.AddHours(24));
        model.Tokens.Add(Into, token);
        return [Member.Id("KeyId", Key), Member.Of("ParametersValidTo", token.ValidTo)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.GetParametersForImportAsync(new GetParametersForImportRequest
        {
            KeyId = engine.Id(Key),
            WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256,
            WrappingKeySpec = WrappingKeySpec.RSA_2048,
        });
        engine.Tokens[Into] = answer;
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId)), Member.Of("ParametersValidTo", answer.ParametersValidTo)];
    }

    public override string Step => $".GetParametersForImport({Code.Of(Key)}, into: {Code.Of(Into)})";

    public override bool Fits(KmsModel model) => base.Fits(model) && !model.Tokens.ContainsKey(Into);
}
