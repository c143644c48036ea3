using System.Globalization;
using FakeKms.Model;
using FakeKms.Trail.Assertions;
using FakeKms.Trail.Records;

namespace FakeKms;

public sealed partial class KmsEventCriteria
{
    /// <summary>The record names this key.</summary>
    /// <param name="key">Its key id or key ARN, or the name or ARN of an alias that pointed to it at the time of the call.</param>
    /// <param name="mayBeUnknown">Whether it may be one that the server never had and no record names.</param>
    public KmsEventCriteria OnKey(string key, bool mayBeUnknown = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        keys.Add(key);
        return Add(new Condition(
            $"on key {ShortText.Value(key)}",
            record => record.IsOn(key),
            record => $"key: expected {ShortText.Value(key)}, was {ShortText.Value(KeyOf(record))}")
        {
            Doubted = mayBeUnknown ? null : known => known.ObjectionToKey(key),
            Parameter = nameof(key),
        });
    }

    /// <summary>The call was made in this Region.</summary>
    /// <param name="region">For example <c>us-west-2</c>.</param>
    public KmsEventCriteria InRegion(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return AddExact("in", "awsRegion", region, record => record.AwsRegion, known => known.ObjectionToRegion(region), nameof(region));
    }

    /// <summary>This account received the record. A call that uses a key of another account leaves a record in both accounts.</summary>
    /// <param name="accountId">The <c>recipientAccountId</c>, twelve digits.</param>
    public KmsEventCriteria InAccount(string accountId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accountId);
        return AddExact(
            "in account", "recipientAccountId", accountId, record => record.RecipientAccountId, known => known.ObjectionToAccount(accountId),
            nameof(accountId));
    }

    /// <summary>The call was made at this time, by the clock of the server.</summary>
    /// <param name="time">The time. Fractions of a second are ignored, because CloudTrail keeps whole seconds.</param>
    public KmsEventCriteria At(DateTimeOffset time)
    {
        var text = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return Add(new Condition(
            $"at {text}",
            record => record.EventTime.ToUnixTimeSeconds() == time.ToUnixTimeSeconds(),
            record => $"eventTime: expected {text}, was {TrailJson.Time(record.EventTime)}"));
    }

    /// <summary>The operation only reads, or changes something. Cryptographic operations count as reading.</summary>
    /// <param name="readOnly">Whether it only reads.</param>
    public KmsEventCriteria ReadOnly(bool readOnly) => Add(new Condition(
        readOnly ? "that is read-only" : "that is write-only",
        record => record.ReadOnly == readOnly,
        record => $"readOnly: expected {(readOnly ? "true" : "false")}, was {(record.ReadOnly ? "true" : "false")}"));

    /// <summary>The call was this attempt of its SDK: 1 for the first request, 2 for the first retry.</summary>
    /// <param name="attempt">1 or more.</param>
    public KmsEventCriteria OnAttempt(int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        return Add(new Condition(
            $"on attempt {attempt}",
            record => record.Attempt == attempt,
            record => $"attempt: expected {attempt}, was {record.Attempt?.ToString(CultureInfo.InvariantCulture) ?? "nothing"}"));
    }

    /// <summary>The test made the call go wrong by <c>kms.Faults</c>.</summary>
    /// <param name="fault">The fault; null for any.</param>
    public KmsEventCriteria WithInjectedFault(KmsFault? fault = null) => Add(new Condition(
        fault is null ? "with an injected fault" : $"with the injected fault {fault}",
        record => record.InjectedFault is { } injected && (fault is null || injected.ToString() == fault.ToString()),
        record => $"injected fault: expected {fault?.ToString() ?? "one"}, was {record.InjectedFault?.ToString() ?? "none"}"));

    private static string KeyOf(KmsEvent record) =>
        record.Aliases.Count > 0 ? string.Join(", ", record.Aliases) : KmsEventLine.KeysOf(record, []) is { Length: > 0 } keys ? keys : "none";
}
