using System.Collections.Concurrent;
using System.Reflection;
using Amazon.Runtime.Internal;

namespace FakeKms.Scenarios.Script;

/// <summary>The members of the SDK's request types and of what they are made of, in the order of their declaration.</summary>
internal static class ModelMembers
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> Known = new();

    /// <summary>The members that have a value.</summary>
    public static IEnumerable<(PropertyInfo Member, object Value)> Of(object model)
    {
        foreach (var member in Known.GetOrAdd(model.GetType(), Declared))
        {
            if (member.GetValue(model) is { } value) yield return (member, value);
        }
    }

    public static bool IsModel(object value) => value.GetType().Namespace == typeof(Amazon.KeyManagementService.Model.Tag).Namespace;

    /// <summary>Whether AWS says that the member is a secret.</summary>
    public static bool IsSensitive(PropertyInfo member) => member.GetCustomAttribute<AWSPropertyAttribute>()?.Sensitive == true;

    private static IReadOnlyList<PropertyInfo> Declared(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member.CanWrite)];
}
