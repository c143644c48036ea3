using System.Reflection;
using System.Runtime.CompilerServices;

namespace FakeKms.Tests.Trail.Reading;

/// <summary>How many bytes hang on an object, itself included: found by following its fields, so that what runs beside the test does not count.</summary>
internal static class RetainedSize
{
    private const int Header = 16;
    private static readonly MethodInfo SizeOfValue = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;

    public static long Of(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var left = new Stack<object>([root]);
        var size = 0L;
        while (left.TryPop(out var next))
        {
            if (next is Type or MemberInfo || !seen.Add(next)) continue;
            size += Shallow(next);
            foreach (var value in Values(next)) Push(value, left);
        }
        return size;
    }

    private static void Push(object? value, Stack<object> left)
    {
        if (value is null) return;
        if (!value.GetType().IsValueType) left.Push(value);
        else if (!value.GetType().IsPrimitive && !value.GetType().IsEnum)
        {
            foreach (var inner in Fields(value.GetType()).Select(field => field.GetValue(value))) Push(inner, left);
        }
    }

    private static IEnumerable<object?> Values(object owner) => owner switch
    {
        string => [],
        Array array => array.GetType().GetElementType()!.IsPrimitive ? [] : array.Cast<object?>(),
        _ => Fields(owner.GetType()).Select(field => field.GetValue(owner)),
    };

    private static long Shallow(object owner) => owner switch
    {
        string text => Header + 6 + (2L * text.Length),
        Array array => Header + 8 + ((long)array.Length * SizeOf(array.GetType().GetElementType()!)),
        _ => Header + Fields(owner.GetType()).Sum(field => (long)SizeOf(field.FieldType)),
    };

    private static int SizeOf(Type type) => type.IsValueType ? (int)SizeOfValue.MakeGenericMethod(type).Invoke(null, null)! : IntPtr.Size;

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var part = type; part is not null && part != typeof(object); part = part.BaseType)
        {
            foreach (var field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) yield return field;
        }
    }
}
