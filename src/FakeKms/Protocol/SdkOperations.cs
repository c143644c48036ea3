using System.Collections.Frozen;
using Amazon.KeyManagementService;

namespace FakeKms.Protocol;

/// <summary>All operations of KMS, as the SDK names them.</summary>
internal static class SdkOperations
{
    private static readonly Type Model = typeof(AmazonKeyManagementServiceRequest);

    public static FrozenSet<string> Names { get; } = Model.Assembly.GetTypes()
        .Where(type => type.BaseType == Model && type.IsPublic)
        .Select(type => type.Name[..^"Request".Length])
        .ToFrozenSet(StringComparer.Ordinal);
}
