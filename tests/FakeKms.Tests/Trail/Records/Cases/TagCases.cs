using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class TagCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        OnKey("TagResource", s => s.Client.TagResourceAsync(new TagResourceRequest
        {
            KeyId = KeyId,
            Tags = [new() { TagKey = "Team", TagValue = "Ledger" }, new() { TagKey = "Stage", TagValue = "" }],
        })),
        OnKey("UntagResource", s => s.Client.UntagResourceAsync(new UntagResourceRequest { KeyId = KeyId, TagKeys = ["Team", "Stage"] })),
        OnKey("ListResourceTags", s => s.Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = KeyId, Limit = 5 })),
    ];
}
