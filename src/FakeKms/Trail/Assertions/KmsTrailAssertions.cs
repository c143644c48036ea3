using System.Diagnostics;
using System.Runtime.CompilerServices;
using FakeKms.Trail.Assertions;

namespace FakeKms;

/// <summary>
/// Assertions on CloudTrail records for any test framework: on a <see cref="KmsTrail"/>, on a part of one, and on any other list of records. NUnit's users
/// have constraints in the package FakeKms.NUnit beside them.
/// </summary>
/// <remarks>
/// The receiver is generic so that a call on <c>kms.Trail</c> or on a list stays unambiguous beside another library's extension methods of these names.
/// </remarks>
[StackTraceHidden]
public static class KmsTrailAssertions
{
    /// <summary>Fails unless a record is as described: <c>kms.Trail.ShouldContain(e => e.EventName == "Decrypt" &amp;&amp; e.ErrorCode is null)</c>.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="predicate">Whether a record is one.</param>
    /// <param name="times">How many records must be so, no more and no fewer; null for at least one.</param>
    /// <param name="expression">The predicate's text, which the compiler fills in.</param>
    /// <returns>The records that are so, oldest first.</returns>
    /// <exception cref="KmsAssertionException">Too few or too many are. The message marks those that are with <c>&gt;</c> and those that come nearest with <c>~</c>.</exception>
    public static IReadOnlyList<KmsEvent> ShouldContain<TRecords>(
        this TRecords records, Func<KmsEvent, bool> predicate, int? times = null, [CallerArgumentExpression(nameof(predicate))] string expression = "")
        where TRecords : IEnumerable<KmsEvent> => Wanted.Where(predicate, expression).Check(records, times);

    /// <summary>Fails unless there is a record of an event: <c>kms.Trail.ShouldContain("Decrypt")</c>.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="eventName">The operation or service event.</param>
    /// <returns>The records of the event, oldest first.</returns>
    /// <exception cref="KmsAssertionException">There is none.</exception>
    public static IReadOnlyList<KmsEvent> ShouldContain<TRecords>(this TRecords records, string eventName)
        where TRecords : IEnumerable<KmsEvent> => Wanted.Of(eventName).Check(records, times: null);

    /// <summary>Fails unless there are exactly so many records of an event: <c>kms.Trail.ShouldContain("Decrypt", times: 2)</c>.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="eventName">The operation or service event.</param>
    /// <param name="times">How many records there must be; zero or more.</param>
    /// <returns>The records of the event, oldest first.</returns>
    /// <exception cref="KmsAssertionException">There are fewer, or more.</exception>
    public static IReadOnlyList<KmsEvent> ShouldContain<TRecords>(this TRecords records, string eventName, int times)
        where TRecords : IEnumerable<KmsEvent> => Wanted.Of(eventName).Check(records, times);

    /// <summary>Fails if a record is as described.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="predicate">Whether a record is one.</param>
    /// <param name="expression">The predicate's text, which the compiler fills in.</param>
    /// <exception cref="KmsAssertionException">A record is so. The message marks it with <c>&gt;</c>.</exception>
    public static void ShouldNotContain<TRecords>(
        this TRecords records, Func<KmsEvent, bool> predicate, [CallerArgumentExpression(nameof(predicate))] string expression = "")
        where TRecords : IEnumerable<KmsEvent> => Wanted.Where(predicate, expression).Check(records, times: 0);

    /// <summary>Fails if there is a record of an event: <c>kms.Trail.ShouldNotContain("ScheduleKeyDeletion")</c>.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="eventName">The operation or service event.</param>
    /// <exception cref="KmsAssertionException">There is one.</exception>
    public static void ShouldNotContain<TRecords>(this TRecords records, string eventName)
        where TRecords : IEnumerable<KmsEvent> => Wanted.Of(eventName).Check(records, times: 0);

    /// <summary>Fails unless the events occur in this order; others may lie between them.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="eventNames">Operations and service events. A name that stands twice must occur twice.</param>
    /// <returns>The records that were found for the names, in their order.</returns>
    /// <exception cref="KmsAssertionException">One does not occur after the one before it. The message marks what was found with <c>&gt;</c>.</exception>
    public static IReadOnlyList<KmsEvent> ShouldContainInOrder<TRecords>(this TRecords records, params string[] eventNames)
        where TRecords : IEnumerable<KmsEvent> => WantedOrder.Check(records, eventNames);

    /// <summary>Fails if there is any record: <c>kms.Trail.Since(mark).ShouldBeEmpty()</c>.</summary>
    /// <typeparam name="TRecords">A trail or a list of records.</typeparam>
    /// <param name="records">The records.</param>
    /// <exception cref="KmsAssertionException">There is a record. The message prints all.</exception>
    public static void ShouldBeEmpty<TRecords>(this TRecords records)
        where TRecords : IEnumerable<KmsEvent> => Wanted.Any.Check(records, times: 0);
}
