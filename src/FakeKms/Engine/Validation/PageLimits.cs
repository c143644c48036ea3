using Amazon.KeyManagementService.Model;

namespace FakeKms.Engine.Validation;

/// <summary>The longest page of each list. The service model allows 1000 everywhere; the API reference says less for some.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html"/></remarks>
internal static class PageLimits
{
    private static readonly Dictionary<Type, int> Maximum = new()
    {
        [typeof(ListAliasesRequest)] = 100,
        [typeof(ListGrantsRequest)] = 100,
        [typeof(ListRetirableGrantsRequest)] = 100,
        [typeof(ListResourceTagsRequest)] = 50,
    };

    /// <summary>Null where the service model's own maximum holds.</summary>
    public static int? Of(Type request, string member) => member == "Limit" && Maximum.TryGetValue(request, out var maximum) ? maximum : null;
}
