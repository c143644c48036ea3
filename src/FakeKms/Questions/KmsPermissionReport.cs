using System.Globalization;
using FakeKms.Questions;

namespace FakeKms;

/// <summary>The answer to a question about permissions. For the adapters of test frameworks.</summary>
public sealed class KmsPermissionReport
{
    private const int Explained = 5;

    private readonly IReadOnlyList<JudgedPermission> judged;
    private readonly string wantedDecider;

    internal KmsPermissionReport(IReadOnlyList<JudgedPermission> judged, string wantedDecider) =>
        (this.judged, this.wantedDecider, Decisions) = (judged, wantedDecider, [.. judged.Select(permission => permission.Decision)]);

    /// <summary>Whether all is as it was asked for.</summary>
    public bool Holds => judged.All(permission => permission.IsMet);

    /// <summary>What was decided about each action on each key.</summary>
    public IReadOnlyList<KmsDecision> Decisions { get; }

    /// <summary>
    /// What was decided, in one line and, below, the policies that were looked at in their order, the statement that decided or the nearest miss, and the text
    /// of AWS's refusal. If something is not as it was asked for, only that is told.
    /// </summary>
    public string Explanation
    {
        get
        {
            JudgedPermission[] told = Holds ? [.. judged] : [.. judged.Where(permission => !permission.IsMet)];
            var lines = judged.Count == 1 ? [Reason(told[0])] : Several(told);
            return string.Join(Environment.NewLine, lines.Concat(told.Take(Explained).SelectMany(Details)).Concat(Rest(told.Length)));
        }
    }

    /// <summary>The explanation.</summary>
    public override string ToString() => Explanation;

    private IEnumerable<string> Several(JudgedPermission[] told) => Holds
        ? [$"so for all {judged.Count}"]
        : [$"not so for {told.Length} of {judged.Count}", .. told.Select(permission => $"    {permission.Words}: {Reason(permission)}")];

    private string Reason(JudgedPermission permission) =>
        permission.Decision.Reason + (permission.IsMet || wantedDecider.Length == 0 ? "" : $", and not{wantedDecider}");

    private static IEnumerable<string> Details(JudgedPermission permission) =>
        permission.Decision.Explanation.Split('\n')
            .Concat(permission.Decision.Message is { } message ? ["AWS answers: " + message] : [])
            .Select(line => "    " + line.TrimEnd('\r'));

    private static IEnumerable<string> Rest(int count) =>
        count > Explained ? [string.Create(CultureInfo.InvariantCulture, $"    and {count - Explained} more")] : [];
}
