using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class KeyCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        OnKey("DescribeKey", s => s.Client.DescribeKeyAsync(KeyId)),
        OnNamedKey("DescribeKey.alias", s => s.Client.DescribeKeyAsync(Alias)),
        OnNamedKey("DescribeKey.alias-arn", s => s.Client.DescribeKeyAsync($"arn:aws:kms:{Region}:{Account}:{Alias}")),
        OnKey("DescribeKey.error-notfound", s => s.Client.DescribeKeyAsync(OtherKeyId)),
        OnKey("ListKeys", s => s.Client.ListKeysAsync(new ListKeysRequest())),
        OnKey("ListKeys.limit", s => s.Client.ListKeysAsync(new ListKeysRequest { Limit = 5 })),
        OnKey("EnableKey", s => s.Client.EnableKeyAsync(KeyId)),
        OnKey("DisableKey", s => s.Client.DisableKeyAsync(Arn)),
        OnKey("UpdateKeyDescription", s => s.Client.UpdateKeyDescriptionAsync(KeyId, "Ledger entries of 2026")),
        OnKey("GetKeyLastUsage", s => s.Client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = KeyId })),
    ];
}
