using System.Collections;
using System.Collections.Concurrent;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Validation;

/// <summary>
/// The checks that come before everything else: required members, lengths, ranges, enumerations, patterns. They are read from the SDK's own
/// attributes; all violations are reported together, as AWS does.
/// </summary>
internal static class RequestShape
{
    private static readonly ConcurrentDictionary<Type, MemberRule[]> Rules = new();
    private static readonly ConcurrentDictionary<(Operation, Type), MemberRule[]> Unhonoured = new();

    // The list of the last request of a thread that had no violation.
    [ThreadStatic]
    private static List<string>? none;

    public static void Validate(Operation operation, object request)
    {
        var violations = none ?? [];
        none = null;
        Collect(request, "", violations);
        if (violations.Count > 0)
        {
            var count = violations.Count == 1 ? "1 validation error" : $"{violations.Count} validation errors";
            throw KmsErrors.Validation($"{count} detected: {string.Join("; ", violations)}");
        }
        none = violations;
        RefuseUnused(operation, request);
    }

    private static void Collect(object target, string path, List<string> violations)
    {
        foreach (var rule in Rules.GetOrAdd(target.GetType(), MemberRule.Of))
        {
            var value = rule.Read(target);
            var memberPath = path + rule.Path;
            rule.Check(value, memberPath, violations);
            if (value is IEnumerable items and not (string or Stream or IDictionary)) CollectItems(items, memberPath, violations);
            else if (value is not null && rule.IsOfStructure) Collect(value, memberPath + ".", violations);
        }
    }

    private static void CollectItems(IEnumerable items, string path, List<string> violations)
    {
        var position = 0;
        foreach (var item in items)
        {
            position++;
            if (item is null && items is not List<string>) violations.Add(MemberRule.MissingElement($"{path}.{position}.member"));
            if (item is not null && MemberRule.IsStructure(item.GetType())) Collect(item, $"{path}.{position}.member.", violations);
        }
    }

    private static void RefuseUnused(Operation operation, object request)
    {
        foreach (var rule in Unhonoured.GetOrAdd((operation, request.GetType()), UnhonouredBy))
        {
            if (!IsUnset(rule.Read(request))) throw KmsErrors.NotSupported($"The member {rule.Member} of {operation.Name}");
        }
    }

    private static MemberRule[] UnhonouredBy((Operation Operation, Type Request) key) =>
        [.. Rules.GetOrAdd(key.Request, MemberRule.Of).Where(rule => !key.Operation.Honours.Contains(rule.Member))];

    private static bool IsUnset(object? value) => value is null or false or ICollection { Count: 0 };
}
