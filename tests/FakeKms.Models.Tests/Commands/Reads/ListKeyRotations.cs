using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Reads;

/// <summary>All materials of a key.</summary>
internal sealed record ListKeyRotations(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        if (!key.Kind.IsSymmetric) throw new Refusal("UnsupportedOperationException");
        return [.. key.Materials.SelectMany(material => Members(key, material))];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var request = new ListKeyRotationsRequest { KeyId = engine.Id(Key), IncludeKeyMaterial = IncludeKeyMaterial.ALL_KEY_MATERIAL };
        return [.. ((await kms.ListKeyRotationsAsync(request)).Rotations ?? []).SelectMany(Members)];
    }

    public override string Step => $".ListKeyRotations({Code.Of(Key)}, IncludeKeyMaterial.ALL_KEY_MATERIAL)";

    private static IEnumerable<Member> Members(ModelKey key, ModelMaterial material)
    {
        var shown = key.Kind.IsExternal && material.IsPresent;
        return
        [
            Member.Id("KeyMaterialId", material.Symbol), Member.Of("KeyMaterialState", material.State),
            Member.Of("RotationDate", material.RotationDate), Member.Of("RotationType", material.RotationType),
            Member.Of("ImportState", !key.Kind.IsExternal ? null : material.IsPresent ? "IMPORTED" : "PENDING_IMPORT"),
            Member.Of("ExpirationModel", !shown ? null : material.ValidTo is null ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES"),
            Member.Of("ValidTo", material.ValidTo),
        ];
    }

    private static IEnumerable<Member> Members(RotationsListEntry entry) =>
    [
        Member.Id("KeyMaterialId", entry.KeyMaterialId), Member.Of("KeyMaterialState", entry.KeyMaterialState),
        Member.Of("RotationDate", entry.RotationDate), Member.Of("RotationType", entry.RotationType),
        Member.Of("ImportState", entry.ImportState), Member.Of("ExpirationModel", entry.ExpirationModel), Member.Of("ValidTo", entry.ValidTo),
    ];
}
