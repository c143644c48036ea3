using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>A key is made, under the name that the script has for it.</summary>
internal sealed record CreateKey(string Name, KeyKind Kind) : Command
{
    public override IEnumerable<string> KeysOf(KmsModel model) => [Name];

    public override bool Fits(KmsModel model) => !model.Knows(Name);

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        KmsModel.AuthorizeByIam(Caller);
        var key = new ModelKey(Name, Kind);
        if (!Kind.IsExternal) key.Materials.Add(new ModelMaterial($"{Name}/0", "CURRENT"));
        model.Keys.Add(Name, key);
        return [Member.Id("KeyId", Name), Member.Of("KeyState", key.State), Member.Id("CurrentKeyMaterialId", key.Shown(key.Current))];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = (await kms.CreateKeyAsync(new CreateKeyRequest { KeySpec = Kind.Spec, KeyUsage = Kind.Usage, Origin = Kind.Origin })).KeyMetadata;
        engine.Named(Name, answer.KeyId);
        return
        [
            Member.Id("KeyId", answer.KeyId), Member.Of("KeyState", answer.KeyState), Member.Id("CurrentKeyMaterialId", answer.CurrentKeyMaterialId),
        ];
    }

    public override string Step =>
        $".CreateKey({Code.Of(Name)}, OriginType.{Kind.Origin}, keySpec: KeySpec.{Kind.Spec}, keyUsage: KeyUsageType.{Kind.Usage})";
}
