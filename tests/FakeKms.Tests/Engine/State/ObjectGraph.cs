using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace FakeKms.Tests.Engine.State;

/// <summary>Everything that can be reached from an object by its fields, private ones included: as a text, and by identity.</summary>
internal sealed class ObjectGraph
{
    private readonly Dictionary<object, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder text = new();
    private readonly Func<Type, bool> isLeaf;

    public ObjectGraph(object root, Func<Type, bool> isLeaf)
    {
        this.isLeaf = isLeaf;
        Add("root", root);
    }

    /// <summary>One line for each field, in an order that depends on the content alone.</summary>
    public string Text => text.ToString();

    public IEnumerable<object> Objects => numbers.Keys;

    private void Add(string name, object? value)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is DateTimeOffset or TimeSpan or Guid)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{name} = {Plain(value)}");
            return;
        }
        var type = value.GetType();
        if (isLeaf(type))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{name} = {type.Name} {value.GetHashCode()}");
            return;
        }
        if (!type.IsValueType)
        {
            if (numbers.TryGetValue(value, out var number))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{name} = #{number}");
                return;
            }
            numbers.Add(value, numbers.Count);
        }
        text.AppendLine(CultureInfo.InvariantCulture, $"{name}: {type.Name}");
        if (Items(value) is { } items) AddItems(name, items);
        else AddFields(name, value, type);
    }

    private static object? Plain(object? value) => value is DateTimeOffset time ? time.UtcTicks : value;

    private void AddItems(string name, IEnumerable<object?> items)
    {
        var index = 0;
        foreach (var item in items) Add($"{name}[{index++}]", item);
    }

    private void AddFields(string name, object value, Type type)
    {
        for (var at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            foreach (var field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Add($"{name}.{field.Name}", field.GetValue(value));
        }
    }

    // The inside of a collection depends on its history; its content does not. What has no order is put into one.
    private static IEnumerable<object?>? Items(object value) => value switch
    {
        IDictionary map => map.Keys.Cast<object>().OrderBy(key => key.ToString(), StringComparer.Ordinal).SelectMany(key => new[] { key, map[key] }),
        IEnumerable<string> texts when value is not IList => texts.Order(StringComparer.Ordinal),
        IEnumerable items => items.Cast<object?>(),
        _ when value.GetType() is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == typeof(PriorityQueue<,>) => Queued(value),
        _ => null,
    };

    private static IEnumerable<object?> Queued(object queue)
    {
        var items = (IEnumerable)queue.GetType().GetProperty("UnorderedItems")!.GetValue(queue)!;
        return items.Cast<object>().OrderBy(item => Part(item, "Item2")).Select(item => Part(item, "Item1"));
    }

    private static object? Part(object tuple, string field) => tuple.GetType().GetField(field)!.GetValue(tuple);
}
