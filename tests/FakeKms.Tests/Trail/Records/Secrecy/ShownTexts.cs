using System.Collections;
using System.Diagnostics;
using System.Reflection;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>How objects of the library show themselves: all that can be reached from some by public properties, with ToString and as a debugger shows them.</summary>
internal static class ShownTexts
{
    private static readonly Assembly Library = typeof(FakeKmsServer).Assembly;

    public static IReadOnlyList<string> Of(params object[] roots)
    {
        var (texts, seen, rest) = (new List<string>(), new HashSet<object>(ReferenceEqualityComparer.Instance), new Queue<object>(roots));
        while (rest.TryDequeue(out var value))
        {
            if (!seen.Add(value)) continue;
            if (value is IEnumerable items)
                foreach (var item in items) Follow(item, rest);
            if (value.GetType().Assembly != Library) continue;
            texts.Add($"{value.GetType().Name} {value}");
            if (value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>() is not null) texts.Add(InDebugger(value));
            foreach (var property in value.GetType().GetProperties().Where(property => property.CanRead && property.GetIndexParameters().Length == 0))
                Follow(Read(property, value), rest);
        }
        return texts;
    }

    private static void Follow(object? value, Queue<object> rest)
    {
        if (value is not (null or string or IEnumerable<byte>) && (value is IEnumerable || value.GetType().Assembly == Library)) rest.Enqueue(value);
    }

    // Some have no value now, and say so.
    private static object? Read(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException error)
        {
            return error.InnerException!.Message.Length;
        }
    }

    // Every DebuggerDisplay here names one property: "{Name,nq}".
    private static string InDebugger(object value)
    {
        var name = value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.Trim('{', '}').Split(',')[0];
        return $"{value.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(value)}";
    }
}
