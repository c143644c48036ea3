using FakeKms.Engine.Authorization;

namespace FakeKms.Questions;

/// <summary>Makes a matrix of what a test names, and refuses what it cannot mean.</summary>
internal static class MatrixMaking
{
    public static KmsPermissionMatrix Of(
        IDecider decider, IReadOnlyList<KmsCaller> callers, IReadOnlyList<string> actions, IReadOnlyList<string> keys, Circumstances circumstances)
    {
        if (callers.Count == 0) throw Missing("callers", "KmsCaller.IamUser(\"Alice\")");
        if (actions.Count == 0) throw Missing("actions", "\"kms:Decrypt\"");
        if (callers.Any(caller => caller is null)) throw new ArgumentException("One of the callers is null.", nameof(callers));
        if (Twice(callers) is { } caller) throw new ArgumentException($"{CallerTitle.Of(caller)} is among the callers twice.", nameof(callers));
        string[] known = [.. actions.SelectMany(action => KmsActions.Matched(action, keys.Count == 0 && IsPattern(action) ? false : null)).Distinct()];
        foreach (var action in known) KmsActions.CheckKey(action, KmsActions.IsKeyless(action) ? null : keys.Count > 0 ? keys[0] : null);
        if (keys.Count > 0 && known.All(KmsActions.IsKeyless))
            throw new ArgumentException($"{string.Join(" and ", known)} {(known.Length == 1 ? "is" : "are")} about no key: leave the keys out.", nameof(keys));
        decider.Check(circumstances, known);
        var columns = Columns(decider, keys, circumstances);
        var titles = CallerTitle.Apart(callers, decider.AccountId);
        return new KmsPermissionMatrix(titles, known, [.. columns.Select(column => column.Name!)], [.. Cells()], circumstances);

        IEnumerable<KmsPermissionCell> Cells() =>
            from row in callers.Zip(titles)
            from action in known
            from column in KmsActions.IsKeyless(action) ? [(null, null)] : columns
            select new KmsPermissionCell(row.Second, action, column.Name, decider.Decide(row.First, action, column.Key, circumstances));
    }

    // One key under two names would be two columns that say the same.
    private static (string? Name, string? Key)[] Columns(IDecider decider, IReadOnlyList<string> keys, Circumstances circumstances)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var columns = new List<(string? Name, string? Key)>();
        foreach (var key in keys)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(key, nameof(keys));
            var (name, arn) = decider.NameOf(key, circumstances);
            if (!found.TryAdd(arn, key)) throw new ArgumentException($"{found[arn]} and {key} are the same key.", nameof(keys));
            columns.Add((name, key));
        }
        return [.. columns];
    }

    private static KmsCaller? Twice(IReadOnlyList<KmsCaller> callers) =>
        callers.GroupBy(caller => caller).FirstOrDefault(group => group.Count() > 1)?.Key;

    private static bool IsPattern(string action) => action.AsSpan().ContainsAny('*', '?');

    private static ArgumentException Missing(string what, string example) => new($"There are no {what}: write one at least, such as [{example}].", what);
}
