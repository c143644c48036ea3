using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>
/// A quantifier over records with all that belongs to it. NUnit decides whether it holds; this says what of it can be meant, and why it does not hold.
/// </summary>
internal sealed partial class RecordedWholeConstraint(IConstraint quantifier, QuantifierSlot slot, KmsEventCriteria criteria) : Constraint
{
    public override string Description => quantifier.Description;

    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is IEnumerable<KmsEvent> list)
        {
            // The trail itself may grow meanwhile.
            var records = KmsTrailReport.Snapshot(list);
            var result = quantifier.ApplyTo(records);
            criteria.ThrowIfUnknown(records, result.IsSuccess);
            // One inside of another says it all: "…KmsEvent("Decrypt").Or.KmsEvent("Encrypt")".
            return result.IsSuccess || quantifier is RecordedWholeConstraint ? result : new Failure(this, records, Why(records));
        }
        var one = quantifier.ApplyTo(actual);
        criteria.ThrowIfUnknown(actual is KmsEvent record ? [record] : [], one.IsSuccess);
        return one;
    }

    /// <summary>The opposite, judged as a whole: what it holds for decides, not what is inside of it.</summary>
    public RecordedWholeConstraint Negated() => new(new NotConstraint(quantifier), slot, criteria);

    private string Why(IReadOnlyList<KmsEvent> records)
    {
        KmsEvent[] found = [.. records.Where(slot.Holds)];
        return quantifier is AllItemsConstraint ? criteria.ExplainAll(records, found) : criteria.Explain(records, found, IsTooFew(found.Length));
    }

    // How many there should be NUnit keeps to itself, but for the words.
    private bool IsTooFew(int found) =>
        found == 0 || (ExactNumber().Match(quantifier.Description) is { Success: true } number
            && found < int.Parse(number.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\Aexactly ([0-9]+) ")]
    private static partial Regex ExactNumber();

    private sealed class Failure(IConstraint constraint, IReadOnlyList<KmsEvent> records, string why) : ConstraintResult(constraint, records, isSuccess: false)
    {
        public override void WriteActualValueTo(MessageWriter writer) => writer.Write(why);
    }
}
