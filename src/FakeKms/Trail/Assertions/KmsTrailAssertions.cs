using System.Diagnostics;
using System.Runtime.CompilerServices;
using FakeKms.Trail.Assertions;

namespace FakeKms;

/// <summary>
/// Assertions on CloudTrail records for any test framework. They work on a <see cref="KmsTrail"/>, on a part of one, and on any other list of records. The
/// package FakeKms.NUnit has NUnit constraints as well.
/// </summary>
/// <remarks>
/// The type of the records is generic, so that a call on <c>kms.Trail</c> is not ambiguous when another library has extension methods of the same names.
/// </remarks>
[StackTraceHidden]
public static class KmsTrailAssertions
{
    private const int ShownByDefault = 20;
    private static readonly AsyncLocal<int?> Shown = new();

    /// <summary>
    /// How many records a failure shows at most, those that matter first; 20 unless a test says otherwise. <c>int.MaxValue</c> shows all. It holds for the code
    /// that follows in the same asynchronous flow, so that tests which run in parallel do not disturb each other: set it in the test.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than one.</exception>
    public static int RecordsShown
    {
        get => Shown.Value ?? ShownByDefault;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Shown.Value = value;
        }
    }

    /// <summary>
    /// Fails unless a record meets a condition: <c>kms.Trail.ShouldContain(e => e.EventName == "Decrypt" &amp;&amp; e.ErrorCode is null)</c>.
    /// </summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="predicate">The condition.</param>
    /// <param name="times">How many records must meet it, no more and no fewer; null for at least one.</param>
    /// <param name="mayBeUnknown">
    /// Whether the condition may name keys, callers and paths that the server does not know and no record names, as in <c>e.IsOn("alias/none")</c>.
    /// </param>
    /// <param name="expression">The text of the condition. The compiler fills it in.</param>
    /// <returns>The records that meet it, oldest first.</returns>
    /// <exception cref="KmsAssertionException">
    /// Too few or too many meet it. The message marks those that do with <c>&gt;</c> and the nearest others with <c>~</c>.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// No record meets it, none is to, and its text has the name of a key or of a caller, or a path, that nobody knows.
    /// </exception>
    /// <example>
    /// <code>
    /// await client.DescribeKeyAsync("alias/cards");
    /// kms.Trail.ShouldContain(e =&gt; e.EventName == "DescribeKey" &amp;&amp; e.IsOn("alias/cards") &amp;&amp; e.ErrorCode == null, times: 1);
    /// </code>
    /// </example>
    public static IReadOnlyList<KmsEvent> ShouldContain<TRecords>(
        this TRecords records, Func<KmsEvent, bool> predicate, int? times = null, bool mayBeUnknown = false,
        [CallerArgumentExpression(nameof(predicate))] string expression = "")
        where TRecords : IEnumerable<KmsEvent> => Wanted.Where(predicate, expression, mayBeUnknown).Check(records, times);

    /// <summary>Fails unless there is a record with an event name: <c>kms.Trail.ShouldContain("Decrypt")</c>.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="eventName">The name of an operation or a service event.</param>
    /// <returns>The records with the name, oldest first.</returns>
    /// <exception cref="KmsAssertionException">There is none.</exception>
    /// <exception cref="ArgumentException">The name is no event of KMS, and no record has it.</exception>
    public static IReadOnlyList<KmsEvent> ShouldContain<TRecords>(this TRecords records, string eventName)
        where TRecords : IEnumerable<KmsEvent> => Wanted.Of(eventName).Check(records, times: null);

    /// <summary>Fails unless there is an exact number of records with an event name: <c>kms.Trail.ShouldContain("Decrypt", times: 2)</c>.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="eventName">The name of an operation or a service event.</param>
    /// <param name="times">The number; zero or more.</param>
    /// <returns>The records with the name, oldest first.</returns>
    /// <exception cref="KmsAssertionException">There are fewer, or more.</exception>
    /// <exception cref="ArgumentException">The name is no event of KMS, and no record has it.</exception>
    public static IReadOnlyList<KmsEvent> ShouldContain<TRecords>(this TRecords records, string eventName, int times)
        where TRecords : IEnumerable<KmsEvent> => Wanted.Of(eventName).Check(records, times);

    /// <summary>Fails if a record meets a condition.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="predicate">The condition.</param>
    /// <param name="mayBeUnknown">
    /// Whether the condition may name keys, callers and paths that the server does not know and no record names, as in <c>e.IsOn("alias/none")</c>.
    /// </param>
    /// <param name="expression">The text of the condition. The compiler fills it in.</param>
    /// <exception cref="KmsAssertionException">A record meets it. The message marks the record with <c>&gt;</c>.</exception>
    /// <exception cref="ArgumentException">
    /// No record meets it, none is to, and its text has the name of a key or of a caller, or a path, that nobody knows.
    /// </exception>
    public static void ShouldNotContain<TRecords>(
        this TRecords records, Func<KmsEvent, bool> predicate, bool mayBeUnknown = false,
        [CallerArgumentExpression(nameof(predicate))] string expression = "")
        where TRecords : IEnumerable<KmsEvent> => Wanted.Where(predicate, expression, mayBeUnknown).Check(records, times: 0);

    /// <summary>Fails if there is a record with an event name: <c>kms.Trail.ShouldNotContain("ScheduleKeyDeletion")</c>.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="eventName">The name of an operation or a service event.</param>
    /// <exception cref="KmsAssertionException">There is one.</exception>
    /// <exception cref="ArgumentException">The name is no event of KMS, and no record has it.</exception>
    public static void ShouldNotContain<TRecords>(this TRecords records, string eventName)
        where TRecords : IEnumerable<KmsEvent> => Wanted.Of(eventName).Check(records, times: 0);

    /// <summary>Fails unless there are records with these names in this order. Other records may lie between them.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="eventNames">Names of operations and service events. A name that is given twice must occur twice.</param>
    /// <returns>One record for each name, in the order of the names.</returns>
    /// <exception cref="KmsAssertionException">A name does not occur after the name before it. The message marks what was found with <c>&gt;</c>.</exception>
    /// <exception cref="ArgumentException">No name is given; or one is no event of KMS, and no record has it.</exception>
    public static IReadOnlyList<KmsEvent> ShouldContainInOrder<TRecords>(this TRecords records, params string[] eventNames)
        where TRecords : IEnumerable<KmsEvent> => WantedOrder.Check(records, eventNames);

    /// <summary>Fails if there is any record: <c>kms.Trail.Since(mark).ShouldBeEmpty()</c>.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <exception cref="KmsAssertionException">There is a record. The message prints the records.</exception>
    public static void ShouldBeEmpty<TRecords>(this TRecords records)
        where TRecords : IEnumerable<KmsEvent> => Wanted.Any.Check(records, times: 0);
}
