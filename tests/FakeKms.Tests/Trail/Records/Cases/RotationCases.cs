using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class RotationCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        OnKey("EnableKeyRotation", s => s.Client.EnableKeyRotationAsync(Enabling(180))),
        OnKey("EnableKeyRotation.default-period", s => s.Client.EnableKeyRotationAsync(Enabling(null))),
        OnKey("DisableKeyRotation", s => s.Client.DisableKeyRotationAsync(KeyId)),
        OnKey("GetKeyRotationStatus", s => s.Client.GetKeyRotationStatusAsync(KeyId)),
        OnKey("ListKeyRotations", s => s.Client.ListKeyRotationsAsync(
            new ListKeyRotationsRequest { KeyId = KeyId, IncludeKeyMaterial = IncludeKeyMaterial.ALL_KEY_MATERIAL, Limit = 10 })),
        new("RotateKeyOnDemand", async s => (await RotatingAsync(s))[0]),
        new("RotateKey.on-demand", async s => (await RotatingAsync(s))[1]),
        new("RotateKey.on-demand-external", async s =>
        {
            await s.KeyAsync(r => r.Origin = OriginType.EXTERNAL);
            await s.Client.ImportAsync(KeyId, Wrapping.Material(3));
            await s.Client.ImportAsync(KeyId, Wrapping.Material(4), r => r.ImportType = ImportType.NEW_KEY_MATERIAL);
            return (await s.AllOf(() => s.Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = KeyId })))[1];
        }),
        new("RotateKey", async s =>
        {
            await s.KeyAsync();
            await s.Client.EnableKeyRotationAsync(Enabling(180));
            return await s.Within(days: 181);
        }),
    ];

    private static EnableKeyRotationRequest Enabling(int? days) => new() { KeyId = KeyId, RotationPeriodInDays = days };

    // The rotation has an event of its own as soon as anything looks.
    private static async Task<IReadOnlyList<KmsEvent>> RotatingAsync(RecordStage stage)
    {
        await stage.KeyAsync();
        return await stage.AllOf(() => stage.Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = Arn }));
    }
}
