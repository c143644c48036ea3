using System.Runtime.CompilerServices;
using FakeKms.Trail.Names;
using FakeKms.Trail.Records;

namespace FakeKms;

/// <summary>
/// Filters for records. They work on a <see cref="KmsTrail"/>, on <see cref="KmsTrail.Since"/> and on any other list of records, and can be chained:
/// <c>kms.Trail.OnKey("alias/cards").Named("Decrypt").WithError()</c>. Each filter returns a new list in the order of the source. The list does not
/// change when more calls are recorded.
/// <para>
/// A list that is empty because of a slip of the pen would look like proof. So an event name or an error code that is none of KMS's and of no record is
/// refused, and so is a key, a caller or a path that the records and their server know nothing of, unless it is said that it may be unknown.
/// </para>
/// </summary>
public static class KmsEventQueries
{
    /// <summary>The records that name a key.</summary>
    /// <param name="records">The records.</param>
    /// <param name="key">A key id or key ARN, or the name or ARN of an alias that pointed to the key at the time of the call.</param>
    /// <param name="mayBeUnknown">Whether it may be one that the server never had and no record names.</param>
    /// <exception cref="ArgumentException">
    /// The server never had such a key or alias, and no record names it. A well-formed ARN is not refused.
    /// </exception>
    public static IReadOnlyList<KmsEvent> OnKey(this IEnumerable<KmsEvent> records, string key, bool mayBeUnknown = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return Select(records, record => record.IsOn(key), mayBeUnknown ? null : known => known.ObjectionToKey(key), nameof(key));
    }

    /// <summary>The records of the calls that a caller made.</summary>
    /// <param name="records">The records.</param>
    /// <param name="caller">The caller, compared as by <see cref="KmsEvent.IsBy(KmsCaller)"/>.</param>
    public static IReadOnlyList<KmsEvent> By(this IEnumerable<KmsEvent> records, KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Select(records, record => record.IsBy(caller));
    }

    /// <summary>The records of the calls that a principal made, or that AWS services made for it.</summary>
    /// <param name="records">The records.</param>
    /// <param name="principal">A name, an ARN, a unique id or an access key id, as for <see cref="KmsEvent.IsBy(string)"/>.</param>
    /// <param name="mayBeUnknown">Whether it may be one that the server does not know and no record names.</param>
    /// <exception cref="ArgumentException">
    /// The text fits no caller that the server was told of or has recorded. A well-formed ARN is not refused, nor is a <see cref="KmsCaller"/>.
    /// </exception>
    public static IReadOnlyList<KmsEvent> By(this IEnumerable<KmsEvent> records, string principal, bool mayBeUnknown = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(principal);
        return Select(records, record => record.IsBy(principal), mayBeUnknown ? null : known => known.ObjectionToCaller(principal), nameof(principal));
    }

    /// <summary>The records with an event name: of an operation, or of a service event.</summary>
    /// <param name="records">The records.</param>
    /// <param name="eventNames">One name or several, such as <c>Decrypt</c> or <c>RotateKey</c>. Records with any of them are in the list.</param>
    /// <exception cref="ArgumentException">No name is given; or one is no event of KMS, and no record has it.</exception>
    public static IReadOnlyList<KmsEvent> Named(this IEnumerable<KmsEvent> records, params string[] eventNames)
    {
        ArgumentNullException.ThrowIfNull(eventNames);
        if (eventNames.Length == 0) throw new ArgumentException("Named needs the name of an event; without any it would find nothing.", nameof(eventNames));
        foreach (var eventName in eventNames) ArgumentException.ThrowIfNullOrWhiteSpace(eventName, nameof(eventNames));
        return Select(
            records,
            record => eventNames.Contains(record.EventName, StringComparer.Ordinal),
            known => eventNames.Select(known.ObjectionToEvent).FirstOrDefault(objection => objection is not null),
            nameof(eventNames));
    }

    /// <summary>
    /// The calls as the code under test made them: the records of the attempts of one call are together. Calls stand in the order of their first records.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="eventName">The operation; null for all.</param>
    /// <exception cref="ArgumentException">The name is no event of KMS, and no record has it.</exception>
    public static IReadOnlyList<KmsLogicalCall> Attempts(this IEnumerable<KmsEvent> records, string? eventName = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        // The copy of a record for the owner of the key is no other attempt, and a service event is no call.
        return
        [
            .. (eventName is null ? records : records.Named(eventName)).Where(record => record.EventType == "AwsApiCall")
                .DistinctBy(record => (record.RequestID, record.EventName, record.RequestID is null ? record.EventID : null))
                .GroupBy(record => record.InvocationId ?? record.EventID, StringComparer.Ordinal)
                .Select(attempts => new KmsLogicalCall(attempts.First().InvocationId, [.. attempts])),
        ];
    }

    /// <summary>The records of calls that failed.</summary>
    /// <param name="records">The records.</param>
    public static IReadOnlyList<KmsEvent> WithError(this IEnumerable<KmsEvent> records) => Select(records, record => record.ErrorCode is not null);

    /// <summary>The records of calls that failed with an error.</summary>
    /// <param name="records">The records.</param>
    /// <param name="errorCode">CloudTrail's code, such as <c>KMSInvalidStateException</c>; the suffix may be left out: the SDK's
    /// <c>AccessDeniedException</c> is <c>AccessDenied</c> in records.</param>
    /// <exception cref="ArgumentException">The code is none of KMS's, and no record has it.</exception>
    public static IReadOnlyList<KmsEvent> WithErrorCode(this IEnumerable<KmsEvent> records, string errorCode)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(errorCode);
        return Select(records, record => RecordedErrors.Same(record.ErrorCode, errorCode), known => known.ObjectionToError(errorCode), nameof(errorCode));
    }

    /// <summary>The records without an error: of calls that succeeded, and of service events.</summary>
    /// <param name="records">The records.</param>
    public static IReadOnlyList<KmsEvent> WithoutError(this IEnumerable<KmsEvent> records) => Select(records, record => record.ErrorCode is null);

    /// <summary>The records that an account received.</summary>
    /// <param name="records">The records.</param>
    /// <param name="accountId">The <c>recipientAccountId</c>, twelve digits.</param>
    /// <exception cref="ArgumentException">The text is no account id.</exception>
    public static IReadOnlyList<KmsEvent> InAccount(this IEnumerable<KmsEvent> records, string accountId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accountId);
        return Select(records, record => record.RecipientAccountId == accountId, known => known.ObjectionToAccount(accountId), nameof(accountId));
    }

    /// <summary>The records of a Region.</summary>
    /// <param name="records">The records.</param>
    /// <param name="region">For example <c>us-west-2</c>.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a Region.</exception>
    public static IReadOnlyList<KmsEvent> InRegion(this IEnumerable<KmsEvent> records, string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return Select(records, record => record.AwsRegion == region, known => known.ObjectionToRegion(region), nameof(region));
    }

    /// <summary>The records of a span of time, both ends included.</summary>
    /// <param name="records">The records.</param>
    /// <param name="from">The first second. CloudTrail keeps whole seconds, so fractions do not count.</param>
    /// <param name="to">The last second.</param>
    /// <exception cref="ArgumentException">The span ends before it begins.</exception>
    public static IReadOnlyList<KmsEvent> Between(this IEnumerable<KmsEvent> records, DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from) throw new ArgumentException($"The span ends at {to:O}, before it begins at {from:O}.", nameof(to));
        var (first, last) = (from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds());
        return Select(records, record => record.EventTime.ToUnixTimeSeconds() is var time && time >= first && time <= last);
    }

    /// <summary>The records that have a value at a path.</summary>
    /// <param name="records">The records.</param>
    /// <param name="path">The path from the top of the record, such as <c>requestParameters.encryptionContext.tenant</c>.</param>
    /// <param name="value">The value, compared as by <see cref="KmsEvent.HasValue"/>; null for no value.</param>
    /// <param name="mayBeUnknown">Whether it may be a path that no record of KMS has.</param>
    /// <exception cref="ArgumentException">
    /// The value is a list, a dictionary or a <see cref="DateTime"/>, which equals nothing in a record; or no record of KMS has such a path, or such a value
    /// there.
    /// </exception>
    public static IReadOnlyList<KmsEvent> WithValue(this IEnumerable<KmsEvent> records, string path, object? value, bool mayBeUnknown = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        KmsEventValue.CheckComparable(value);
        return Select(
            records,
            record => record.HasValue(path, value),
            known => mayBeUnknown ? null : known.ObjectionToPath(path),
            nameof(path),
            (known => known.ObjectionToValue(path, value) ?? (mayBeUnknown ? null : known.DoubtOfValue(path, value)), nameof(value)));
    }

    /// <summary>
    /// The records that meet a condition. It stands in for LINQ's <c>Where</c> on a trail, on a part of one and on any list of records, because its list
    /// knows the server of the records when it is empty too.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="predicate">The condition.</param>
    /// <param name="mayBeUnknown">Whether the condition may name keys, callers and paths that the server does not know and no record names.</param>
    /// <param name="expression">The text of the condition. The compiler fills it in.</param>
    /// <exception cref="ArgumentException">
    /// No record meets it, and its text has the name of a key or of a caller, or a path, that nobody knows: <c>e.IsOn("alias/crads")</c>.
    /// </exception>
    public static IReadOnlyList<KmsEvent> Where(
        this IReadOnlyList<KmsEvent> records, Func<KmsEvent, bool> predicate, bool mayBeUnknown = false,
        [CallerArgumentExpression(nameof(predicate))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(expression);
        return Select(records, predicate, mayBeUnknown ? null : known => known.ObjectionToSource(expression), nameof(predicate));
    }

    private static RecordList Select(
        IEnumerable<KmsEvent> records, Func<KmsEvent, bool> holds, Func<KnownNames, string?>? objection = null, string? parameter = null,
        (Func<KnownNames, string?> Objection, string Parameter)? other = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        var all = RecordList.Of(records);
        KmsEvent[] found = [.. Enumerable.Where(all, holds)];
        // What some record has is known; only of several names one may still be none.
        var judged = found.Length == 0 || parameter == "eventNames";
        if (judged && objection?.Invoke(KnownNames.Of(all)) is { } text) throw new ArgumentException(text, parameter);
        if (judged && other?.Objection(KnownNames.Of(all)) is { } wrong) throw new ArgumentException(wrong, other.Value.Parameter);
        return new RecordList(found, all.Names, all.Whole);
    }
}
