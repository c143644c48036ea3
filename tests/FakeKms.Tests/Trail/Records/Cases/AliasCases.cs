using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class AliasCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        new("CreateAlias", async s =>
        {
            await s.KeyAsync();
            return await s.Of(() => s.Client.CreateAliasAsync(Alias, KeyId));
        }),
        WithTwoKeys("CreateAlias.error-alreadyexists", s => s.Client.CreateAliasAsync(Alias, KeyId)),
        WithTwoKeys("UpdateAlias", s => s.Client.UpdateAliasAsync(Alias, OtherArn)),
        WithTwoKeys("UpdateAlias.error-validation", s => s.Client.UpdateAliasAsync(Alias, OtherKeyId), otherIsMac: true),
        WithTwoKeys("DeleteAlias", s => s.Client.DeleteAliasAsync(Alias)),
        new("DeleteAlias.error-notfound", s => s.Of(() => s.Client.DeleteAliasAsync(Alias))),
        new("ListAliases", s => s.Of(() => s.Client.ListAliasesAsync(new ListAliasesRequest()))),
        WithTwoKeys("ListAliases.of-a-key", s => s.Client.ListAliasesAsync(new ListAliasesRequest { KeyId = KeyId, Limit = 5 })),
    ];

    // The alias names the first key; there is a second one.
    private static RecordCase WithTwoKeys(string name, Func<RecordStage, Task> call, bool otherIsMac = false) => new(name, async stage =>
    {
        await stage.Client.CreateAliasAsync(Alias, await stage.KeyAsync());
        await stage.KeyAsync(r => { if (otherIsMac) (r.KeySpec, r.KeyUsage) = (KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC); }, OtherKeyId);
        return await stage.Of(() => call(stage));
    });
}
