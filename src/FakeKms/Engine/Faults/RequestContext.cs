using System.Collections.Concurrent;
using System.Reflection;
using Amazon.Runtime;

namespace FakeKms.Engine.Faults;

/// <summary>The encryption contexts of a request: ReEncrypt has two, and whatever else the SDK gives one is found by the member's name.</summary>
internal static class RequestContext
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    public static IReadOnlyDictionary<string, string> Of(AmazonWebServiceRequest request)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Members.GetOrAdd(request.GetType(), MembersOf))
        {
            foreach (var (name, value) in (Dictionary<string, string>?)member.GetValue(request) ?? []) pairs[name] = value;
        }
        return pairs;
    }

    private static PropertyInfo[] MembersOf(Type request) =>
    [
        .. request.GetProperties().Where(member =>
            member.Name.EndsWith("EncryptionContext", StringComparison.Ordinal) && member.PropertyType == typeof(Dictionary<string, string>)),
    ];
}
