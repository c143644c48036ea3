using FakeKms.Questions;

namespace FakeKms;

/// <summary>
/// Who may do what with which key: callers and actions in rows, keys in columns. It shows what held when it was made; <see cref="Compare"/> shows what a change
/// of policies changes.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/></remarks>
public sealed class KmsPermissionMatrix
{
    private const string NoKey = "no key";
    private readonly Circumstances circumstances;

    internal KmsPermissionMatrix(
        IReadOnlyList<string> callers,
        IReadOnlyList<string> actions,
        IReadOnlyList<string> keys,
        IReadOnlyList<KmsPermissionCell> cells,
        Circumstances circumstances) =>
        (Callers, Actions, Keys, Cells, this.circumstances) = (callers, actions, keys, cells, circumstances);

    /// <summary>The callers, for people: <c>user Alice</c>, <c>role Vault/one</c>.</summary>
    public IReadOnlyList<string> Callers { get; }

    /// <summary>The actions.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>The keys, each by an alias if it has one.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>All cells, row by row. An action on no key has one for each caller, an action on keys one for each key.</summary>
    public IReadOnlyList<KmsPermissionCell> Cells { get; }

    /// <summary>The table in columns of text, below a line with the condition keys and the Region if there are any.</summary>
    public override string ToString() => Above(Environment.NewLine) + Table();

    /// <summary>The table in GitHub's Markdown.</summary>
    public string ToMarkdown() => Above(Environment.NewLine + Environment.NewLine) + Table().ToMarkdown();

    /// <summary>What is decided otherwise in another matrix: <c>before.Compare(after)</c>.</summary>
    /// <param name="after">The other matrix, of this server or of another one. What only one of the two has is listed as such.</param>
    public KmsPermissionDifference Compare(KmsPermissionMatrix after)
    {
        ArgumentNullException.ThrowIfNull(after);
        var others = after.Cells.ToDictionary(Place);
        KmsPermissionChange[] changes =
        [
            .. from cell in Cells
               where others.ContainsKey(Place(cell))
               let change = new KmsPermissionChange(cell, others[Place(cell)].Decision)
               where change.IsChange
               select change,
        ];
        return new KmsPermissionDifference(changes, [.. Traits().Except(after.Traits())], [.. after.Traits().Except(Traits())]);
    }

    private static (string Caller, string Action, string? Key) Place(KmsPermissionCell cell) => (cell.Caller, cell.Action, cell.Key);

    private IEnumerable<string> Traits() =>
    [
        .. Callers.Select(caller => $"caller {caller}"), .. Actions.Select(action => $"action {action}"), .. Keys.Select(key => $"key {key}"),
        .. circumstances.Given.Select(pair => $"context {pair.Key} = {string.Join(", ", pair.Value)}"),
        .. circumstances.Region is { } region ? [$"region {region}"] : Array.Empty<string>(),
    ];

    private string Above(string end) => circumstances.ToString() is { Length: > 0 } text ? text.TrimStart() + end : "";

    private TextTable Table()
    {
        var cells = Cells.ToDictionary(Place);
        string?[] columns = [.. Keys, .. Cells.Any(cell => cell.Key is null) ? [null] : Array.Empty<string?>()];
        IEnumerable<IReadOnlyList<string>> rows =
            from caller in Callers
            from action in Actions
            select (string[])[caller, action, .. columns.Select(key => cells.TryGetValue((caller, action, key), out var cell) ? cell.Text : "-")];
        return new TextTable(["caller", "action", .. columns.Select(key => key ?? NoKey)], [.. rows]);
    }
}
