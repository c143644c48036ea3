using System.Collections.Concurrent;
using System.Reflection;
using Amazon.Runtime;

namespace FakeKms.Engine.Faults;

/// <summary>The encryption contexts of a request: ReEncrypt has two, and whatever else the SDK gives one is found by the member's name.</summary>
internal static class RequestContext
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(AmazonWebServiceRequest request) =>
    [
        .. Members.GetOrAdd(request.GetType(), MembersOf).Select(member => member.GetValue(request)).OfType<Dictionary<string, string>>(),
    ];

    /// <summary>Whether requests of this type can have one.</summary>
    public static bool IsIn(Type request) => Members.GetOrAdd(request, MembersOf).Length > 0;

    // Source before Destination.
    private static PropertyInfo[] MembersOf(Type request) =>
    [
        .. request.GetProperties()
            .Where(member => member.Name.EndsWith("EncryptionContext", StringComparison.Ordinal) && member.PropertyType == typeof(Dictionary<string, string>))
            .OrderByDescending(member => member.Name, StringComparer.Ordinal),
    ];
}
