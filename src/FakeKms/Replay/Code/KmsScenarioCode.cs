using System.Globalization;
using FakeKms.Model;
using FakeKms.Replay;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Code;
using FakeKms.Trail.Names;

namespace FakeKms;

/// <summary>Turns records into the C# of a test. Works on a <see cref="KmsTrail"/> and on any other list of records.</summary>
public static class KmsScenarioCode
{
    private const int MostReasons = 5;

    /// <summary>
    /// The records as a file with one test of NUnit, which makes the recorded calls again: a server with the keys from before the records, and a scenario with
    /// a step for each call, by its caller, in its Region, at its time, and with the failure that it had. A short form of a step is written where it says all
    /// that the record says, and a request of the SDK elsewhere.
    /// </summary>
    /// <remarks>
    /// <para>
    /// What no record has is invented, as plaintexts are, or comes from an earlier step: a Decrypt gets the latest ciphertext with its key and encryption
    /// context, or one that the set-up makes. Where a record says too little, a comment at the step says so. A failure whose reason no record has, such as
    /// a policy or throttling, is scripted with FailNext. What KMS did by itself follows from the clock and stands in comments.
    /// </para>
    /// <para>Ids are not those of the records; keys go by their aliases, or by invented names. Access keys, addresses and user agents are left out.</para>
    /// </remarks>
    /// <param name="records">The records, of a server or of a log that <see cref="CloudTrailLog"/> reads, in any order.</param>
    /// <param name="options">Names of the class, the test and the scenario; null for those that it begins with.</param>
    /// <returns>The text of the file, with a line feed behind each line.</returns>
    /// <exception cref="ArgumentException">None of the records is one of a call that can be made again. The message says why.</exception>
    public static string ToScenarioCode(this IEnumerable<KmsEvent> records, KmsScenarioCodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        KmsEvent[] all = [.. RecordList.Of(records)];
        var plan = new ReplayPlan(all, Unreplayable.Scripted);
        if (!plan.Calls.Any(Failures.CanBeMade)) throw new ArgumentException(NothingToMake(plan), nameof(records));
        return TestFile.Of(new ScriptWriter(plan, HomeOf(plan)).Write(), options ?? new KmsScenarioCodeOptions());
    }

    private static string NothingToMake(ReplayPlan plan)
    {
        var reasons = plan.Skipped.Select(skipped => $"{skipped.Record.EventName}: {skipped.Reason}")
            .Concat(plan.Calls.Select(call => $"{call.Logged.Name}: it ended with {call.ErrorCode}, which is no error code that KMS could have"))
            .GroupBy(reason => reason)
            .Select(same => same.Count() == 1 ? same.Key : string.Create(CultureInfo.InvariantCulture, $"{same.Key} ({same.Count()} records)"))
            .ToArray();
        if (reasons.Length == 0) return "There are no records of calls to make again. Look whether a filter has left them out.";
        var more = reasons.Length > MostReasons ? " There are more reasons." : "";
        return $"None of the records is of a call that can be made again. {string.Join(". ", reasons.Take(MostReasons))}.{more}";
    }

    // Where most keys from before are, or else the first call.
    private static AccountRegion HomeOf(ReplayPlan plan) => plan.Keys
        .GroupBy(key => new AccountRegion(key.AccountId, key.Region))
        .OrderByDescending(keys => keys.Count())
        .Select(keys => (AccountRegion?)keys.Key)
        .FirstOrDefault() ?? new AccountRegion(plan.Calls[0].Caller.AccountId!, plan.Calls[0].Region);
}
