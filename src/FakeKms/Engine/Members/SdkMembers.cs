using System.Collections.Concurrent;
using System.Reflection;

namespace FakeKms.Engine.Members;

/// <summary>Reads members of the SDK's model types by name, without reflection on each call.</summary>
internal static class SdkMembers
{
    private static readonly ConcurrentDictionary<(Type, string), Func<object, object?>?> Readers = new();

    private static readonly MethodInfo Binder = typeof(SdkMembers).GetMethod(nameof(Bound), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo SetterBinder =
        typeof(SdkMembers).GetMethod(nameof(BoundSetter), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static object? Read(object target, string member) => ReaderOf(target.GetType(), member)(target);

    /// <summary>Reads a member of a type that may have none of the name: null then.</summary>
    public static object? Find(object target, string member) => Readers.GetOrAdd((target.GetType(), member), Bind)?.Invoke(target);

    /// <summary>The members of a model type that belong to KMS, not to the SDK's plumbing.</summary>
    public static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.DeclaringType!.Namespace!.StartsWith("Amazon.KeyManagementService", StringComparison.Ordinal));

    /// <summary>Reads one member of a type, for who keeps it: that is quicker than by name.</summary>
    public static Func<object, object?> ReaderOf(Type type, string member) => Readers.GetOrAdd((type, member), Bind)
        ?? throw new InvalidOperationException($"{type.Name} has no member {member}.");

    /// <summary>Writes one member of a type. The value is of its type, or null.</summary>
    public static Action<object, object?> WriterOf(PropertyInfo property) =>
        (Action<object, object?>)SetterBinder.MakeGenericMethod(property.DeclaringType!, property.PropertyType).Invoke(null, [property.SetMethod])!;

    // Calling a bound getter is as quick as compiled code, and takes no compiler to make.
    private static Func<object, object?>? Bind((Type Type, string Member) key) => key.Type.GetProperty(key.Member)?.GetMethod is { } getter
        ? (Func<object, object?>)Binder.MakeGenericMethod(getter.DeclaringType!, getter.ReturnType).Invoke(null, [getter])!
        : null;

    private static Func<object, object?> Bound<TTarget, TValue>(MethodInfo getter)
    {
        var read = getter.CreateDelegate<Func<TTarget, TValue>>();
        return target => read((TTarget)target);
    }

    private static Action<object, object?> BoundSetter<TTarget, TValue>(MethodInfo setter)
    {
        var write = setter.CreateDelegate<Action<TTarget, TValue?>>();
        return (target, value) => write((TTarget)target, (TValue?)value);
    }
}
