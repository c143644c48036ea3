using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace FakeKms.Conformance;

/// <summary>The operations of KMS, as the SDK's client has them.</summary>
internal static class SdkOperations
{
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(IAmazonKeyManagementService).GetMethods()
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Where(method => method.GetParameters() is [{ } first, ..] && first.ParameterType.IsSubclassOf(typeof(AmazonWebServiceRequest)))
            .Select(method => method.Name[..^"Async".Length])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
