using FakeKms.Questions;

namespace FakeKms;

/// <summary>What differs between two matrices, for the eyes of who reviews a change of policies.</summary>
public sealed class KmsPermissionDifference
{
    internal KmsPermissionDifference(IReadOnlyList<KmsPermissionChange> changes, IReadOnlyList<string> onlyBefore, IReadOnlyList<string> onlyAfter) =>
        (Changes, OnlyBefore, OnlyAfter) = ([.. changes.OrderBy(change => change.ChangesOutcome ? 0 : 1)], onlyBefore, onlyAfter);

    /// <summary>The permissions that are decided otherwise: those that are gained or lost, then those that only have another reason.</summary>
    public IReadOnlyList<KmsPermissionChange> Changes { get; }

    /// <summary>
    /// What only the first matrix has: <c>caller user Alice</c>, <c>action kms:Decrypt</c>, <c>key alias/cards</c>, a condition key with its value, a Region.
    /// </summary>
    public IReadOnlyList<string> OnlyBefore { get; }

    /// <summary>What only the second matrix has.</summary>
    public IReadOnlyList<string> OnlyAfter { get; }

    /// <summary>Whether there is no difference at all.</summary>
    public bool IsEmpty => Changes.Count + OnlyBefore.Count + OnlyAfter.Count == 0;

    /// <summary>The changes in columns of text; a sentence that says so if there are none.</summary>
    public override string ToString() => Lines(Table().ToString(), Environment.NewLine, "");

    /// <summary>The changes in GitHub's Markdown; a sentence that says so if there are none.</summary>
    public string ToMarkdown() => Lines(Table().ToMarkdown(), Environment.NewLine + Environment.NewLine, "- ");

    private string Lines(string table, string apart, string bullet)
    {
        var isSameShape = OnlyBefore.Count + OnlyAfter.Count == 0;
        var first = Changes.Count > 0 ? table : isSameShape ? "No permission changes." : "No permission changes of those that both have.";
        string[] others = [.. OnlyBefore.Select(name => $"{bullet}only before: {name}"), .. OnlyAfter.Select(name => $"{bullet}only after: {name}")];
        return first + (others.Length == 0 ? "" : apart + string.Join(Environment.NewLine, others));
    }

    private TextTable Table() => new(
        ["change", "caller", "action", "key", "before", "after"],
        [
            .. Changes.Select(change => (IReadOnlyList<string>)
                [change.Text, change.Caller, change.Action, change.Key ?? "-", change.Before.Reason, change.After.Reason]),
        ]);
}
