using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Materials;

/// <summary>A key loses imported material: the current one, or the one that is named.</summary>
internal sealed record DeleteImportedKeyMaterial(string Key, byte? Filling) : KeyCommand(Key)
{
    private string Symbol => $"{Key}/b{Filling}";

    public override bool Fits(KmsModel model) =>
        base.Fits(model) && (Filling is null || (model.Keys.TryGetValue(Key, out var key) && key.Kind.IsSymmetric && key.Find(Symbol) is not null));

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustHaveOrigin("EXTERNAL");
        var material = Filling is null ? key.Current : key.Find(Symbol);
        if (material is not null) KmsModel.Remove(key, material);
        return [Member.Id("KeyId", Key), Member.Id("KeyMaterialId", key.Shown(material))];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest
        {
            KeyId = engine.Id(Key),
            KeyMaterialId = Filling is null ? null : engine.Materials[Symbol],
        });
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId)), Member.Id("KeyMaterialId", answer.KeyMaterialId)];
    }

    public override string Step => $".DeleteImportedKeyMaterial({Code.Of(Key)}{(Filling is null ? "" : $", {Code.Of(Symbol)}")})";
}
