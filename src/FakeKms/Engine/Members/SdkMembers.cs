using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace FakeKms.Engine.Members;

/// <summary>Reads members of the SDK's model types by name, without reflection on each call.</summary>
internal static class SdkMembers
{
    private static readonly ConcurrentDictionary<(Type, string), Func<object, object?>> Readers = new();

    public static object? Read(object target, string member) => Readers.GetOrAdd((target.GetType(), member), Compile)(target);

    /// <summary>The members of a model type that belong to KMS, not to the SDK's plumbing.</summary>
    public static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.DeclaringType!.Namespace!.StartsWith("Amazon.KeyManagementService", StringComparison.Ordinal));

    private static Func<object, object?> Compile((Type Type, string Member) key)
    {
        var property = key.Type.GetProperty(key.Member)
            ?? throw new InvalidOperationException($"{key.Type.Name} has no member {key.Member}.");
        var target = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(target, key.Type), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), target).Compile();
    }
}
