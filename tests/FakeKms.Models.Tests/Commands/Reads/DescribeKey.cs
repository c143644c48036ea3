using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Reads;

/// <summary>What a key is like.</summary>
internal sealed record DescribeKey(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        // What is deleted has no end any more; the end of a key is the earliest of those of the materials that are bound to it.
        var shown = key.Kind.IsExternal && !key.LacksMaterial;
        var end = shown ? key.Materials.Where(material => material.IsBound).Min(material => material.ValidTo) : null;
        return
        [
            Member.Id("KeyId", key.Name), Member.Of("KeyState", key.State), Member.Of("Enabled", key.State == "Enabled"),
            Member.Of("Description", key.Description), Member.Of("DeletionDate", key.DeletionDate),
            Member.Id("CurrentKeyMaterialId", key.Shown(key.Current)),
            Member.Of("ExpirationModel", !shown ? null : end is null ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES"), Member.Of("ValidTo", end),
        ];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var key = (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = engine.Id(Key) })).KeyMetadata;
        return
        [
            Member.Id("KeyId", key.KeyId), Member.Of("KeyState", key.KeyState), Member.Of("Enabled", key.Enabled),
            Member.Of("Description", key.Description), Member.Of("DeletionDate", key.DeletionDate),
            Member.Id("CurrentKeyMaterialId", key.CurrentKeyMaterialId),
            Member.Of("ExpirationModel", key.ExpirationModel), Member.Of("ValidTo", key.ValidTo),
        ];
    }

    public override string Step => $".DescribeKey({Code.Of(Key)})";
}
