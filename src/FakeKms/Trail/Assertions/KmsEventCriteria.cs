using FakeKms.Model;
using FakeKms.Trail.Assertions;
using FakeKms.Trail.Names;

namespace FakeKms;

/// <summary>
/// What a test asks of a record: the conditions, their words, and what a failure says. The assertions of test frameworks are made of it, as the constraints of
/// the package FakeKms.NUnit are. Each method adds a condition and returns the same object.
/// </summary>
public sealed partial class KmsEventCriteria
{
    private readonly List<Condition> conditions = [];
    private readonly List<string> keys = [];
    private readonly string? eventName;

    /// <summary>Any record.</summary>
    public KmsEventCriteria() { }

    /// <summary>Records with an event name.</summary>
    /// <param name="eventName">The name of an operation or a service event.</param>
    public KmsEventCriteria(string eventName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        this.eventName = eventName;
        conditions.Add(new Condition(
            ShortText.Value(eventName), record => record.EventName == eventName, record => Differs("eventName", eventName, record.EventName))
        {
            Refused = known => known.ObjectionToEvent(eventName),
            Parameter = nameof(eventName),
        });
    }

    /// <summary>The conditions in words, such as <c>Decrypt on key alias/cards</c>; empty for any record.</summary>
    public string Description => string.Join(" ", conditions.Select(condition => condition.Words));

    internal IReadOnlyList<string> Keys => keys;

    /// <summary>Whether a record meets all conditions.</summary>
    /// <param name="record">The record.</param>
    public bool Holds(KmsEvent record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return conditions.TrueForAll(condition => condition.Holds(record));
    }

    /// <summary>
    /// Refuses what cannot be meant. An event name or an error code that is none of KMS's and of no record is always refused. A key, a caller or a path that
    /// the records and their server know nothing of is refused if the assertion holds: it would hold for every slip of the pen.
    /// </summary>
    /// <param name="records">The records that are asserted.</param>
    /// <param name="passed">Whether the assertion holds.</param>
    /// <exception cref="ArgumentException">A name cannot be meant; the message proposes the nearest one.</exception>
    public void ThrowIfUnknown(IEnumerable<KmsEvent> records, bool passed)
    {
        ArgumentNullException.ThrowIfNull(records);
        var known = KnownNames.Of(records);
        foreach (var condition in conditions)
        {
            if ((condition.Refused?.Invoke(known) ?? (passed ? condition.Doubted?.Invoke(known) : null)) is { } objection)
                throw new ArgumentException(objection, condition.Parameter);
            if ((condition.RefusedValue?.Invoke(known) ?? (passed ? condition.DoubtedValue?.Invoke(known) : null)) is { } wrong)
                throw new ArgumentException(wrong, condition.ValueParameter);
        }
    }

    /// <summary>Adds a condition of your own.</summary>
    /// <param name="words">The condition in words, to stand behind others: <c>in the morning</c>.</param>
    /// <param name="holds">Whether a record meets it.</param>
    public KmsEventCriteria Where(string words, Func<KmsEvent, bool> holds)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        ArgumentNullException.ThrowIfNull(holds);
        return Add(new Condition(words, holds, _ => "not " + words));
    }

    /// <summary>What is wrong with the names in the conditions, a line each, for a failure.</summary>
    internal IReadOnlyList<string> Doubts(KnownNames known) =>
        [.. conditions.Select(condition => condition.Doubted?.Invoke(known) ?? condition.DoubtedValue?.Invoke(known)).OfType<string>()];

    internal IReadOnlyList<string> Differences(KmsEvent record) =>
        [.. conditions.Where(condition => !condition.Holds(record)).Select(condition => condition.Difference(record))];

    private static string Differs(string member, string expected, string? actual) =>
        $"{member}: expected \"{ShortText.Value(expected)}\", was {(actual is null ? "nothing" : $"\"{ShortText.Value(actual)}\"")}";

    // A member that is one of a closed set: a text outside the set is refused.
    private KmsEventCriteria AddExact(
        string words, string member, string expected, Func<KmsEvent, string?> actual, Func<KnownNames, string?> objection, string parameter) =>
        Add(new Condition(
            $"{words} {ShortText.Value(expected)}", record => actual(record) == expected, record => Differs(member, expected, actual(record)))
        {
            Refused = objection,
            Parameter = parameter,
        });

    private KmsEventCriteria Add(Condition condition)
    {
        conditions.Add(condition);
        return this;
    }
}
