using System.Globalization;

namespace FakeKms.Engine.Faults.Scripts;

/// <summary>When a rule is for a call that it is for otherwise.</summary>
internal sealed record RuleTerms
{
    /// <summary>The part of the calls, 0 to 1.</summary>
    public double Probability { get; private init; } = 1;

    public DateTimeOffset From { get; private init; } = DateTimeOffset.MinValue;

    public DateTimeOffset Until { get; private init; } = DateTimeOffset.MaxValue;

    public RuleTerms WithProbability(double probability) => probability is > 0 and <= 1
        ? this with { Probability = probability }
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is more than 0 and at most 1.");

    public RuleTerms Between(DateTimeOffset from, DateTimeOffset until) => until > from
        ? this with { From = from, Until = until }
        : throw new ArgumentOutOfRangeException(nameof(until), until, $"No call arrives from {from:O} on and before {until:O}.");

    public bool Include(DateTimeOffset time) => time >= From && time < Until;

    /// <summary>As they are written in a test.</summary>
    public override string ToString() =>
        (Probability < 1 ? string.Create(CultureInfo.InvariantCulture, $".WithProbability({Probability})") : "")
        + (From == DateTimeOffset.MinValue && Until == DateTimeOffset.MaxValue ? "" : $".Between({From:O}, {Until:O})");
}
