using System.Globalization;
using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>Requires that one call was recorded in several accounts.</summary>
public sealed class RecordedInAccountsConstraint : Constraint
{
    private readonly string eventName;
    private readonly string[] accountIds;

    internal RecordedInAccountsConstraint(string eventName, string[] accountIds) =>
        (this.eventName, this.accountIds) = (eventName, [.. accountIds.Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>The event name and the accounts in words.</summary>
    public override string Description => $"one KMS event {eventName} in the accounts {string.Join(", ", accountIds)}";

    /// <summary>Applies the constraint to a trail.</summary>
    /// <param name="actual">A <see cref="KmsTrail"/> or a list of records.</param>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not IEnumerable<KmsEvent> records)
            throw new ArgumentException("Recorded.InAccounts(…) holds for a trail: Assert.That(kms.Trail, Recorded.InAccounts(…)).", nameof(actual));
        var snapshot = KmsTrailReport.Snapshot(records);
        var named = snapshot.Named(eventName);
        foreach (var accountId in accountIds) _ = snapshot.InAccount(accountId);
        string[][] found =
        [
            .. named.GroupBy(record => record.SharedEventID ?? record.EventID)
                .Select(copies => copies.Select(copy => copy.RecipientAccountId).Order(StringComparer.Ordinal).ToArray()),
        ];
        return new Result(this, snapshot, named, found, found.Any(accounts => accounts.SequenceEqual(accountIds)));
    }

    private sealed class Result(
        RecordedInAccountsConstraint constraint, IReadOnlyList<KmsEvent> records, IReadOnlyList<KmsEvent> named, string[][] found, bool holds)
        : ConstraintResult(constraint, records, holds)
    {
        public override void WriteActualValueTo(MessageWriter writer)
        {
            const int Shown = 5;
            var each = found.Length == 0 ? "none" : string.Join(" and ", found.Take(Shown).Select(accounts => $"one in {string.Join(", ", accounts)}"));
            if (found.Length > Shown) each += string.Create(CultureInfo.InvariantCulture, $" and {found.Length - Shown:N0} more");
            writer.Write(each + (named.Count == 0 ? "" : ", marked >") + TrailFormat.Lines(records, named));
        }
    }
}
