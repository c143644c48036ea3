using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace FakeKms.Engine.Members;

/// <summary>Reads members of the SDK's model types by name, without reflection on each call.</summary>
internal static class SdkMembers
{
    private static readonly ConcurrentDictionary<(Type, string), Func<object, object?>?> Readers = new();

    public static object? Read(object target, string member) => Reader(target, member) is { } read
        ? read(target)
        : throw new InvalidOperationException($"{target.GetType().Name} has no member {member}.");

    /// <summary>Reads a member of a type that may have none of the name: null then.</summary>
    public static object? Find(object target, string member) => Reader(target, member)?.Invoke(target);

    /// <summary>The members of a model type that belong to KMS, not to the SDK's plumbing.</summary>
    public static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.DeclaringType!.Namespace!.StartsWith("Amazon.KeyManagementService", StringComparison.Ordinal));

    private static Func<object, object?>? Reader(object target, string member) => Readers.GetOrAdd((target.GetType(), member), Compile);

    private static Func<object, object?>? Compile((Type Type, string Member) key)
    {
        if (key.Type.GetProperty(key.Member) is not { } property) return null;
        var target = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(target, key.Type), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), target).Compile();
    }
}
