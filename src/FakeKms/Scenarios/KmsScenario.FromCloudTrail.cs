using Amazon.Runtime;
using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class KmsScenario
{
    private const string NoRecords =
        "There are no records to replay: a replay of nothing would prove nothing. Look whether the log has records of KMS, eventSource kms.amazonaws.com, " +
        "and whether a filter, of Parse or of your own, has left them out.";

    /// <summary>
    /// Makes the calls of a CloudTrail log again, each as a step: with its caller, its Region and its request, at its time, and with the ending that it
    /// had. A call that failed is expected to fail with the same error code.
    /// </summary>
    /// <param name="records">The log, as <see cref="CloudTrailLog.Parse(string)"/> reads it, in any order; it may be the trail of another server.</param>
    /// <param name="skipUnreplayable">
    /// True to go on without calls that cannot be made again, instead of refusing the log: those of which the log does not show enough, and those that turn
    /// out, when they are made, to end otherwise than in the log. The latter have left a record by then.
    /// </param>
    /// <returns>The scenario, with a step for each call. As and In of the script do not touch these steps, nor they the steps behind them.</returns>
    /// <remarks>
    /// <para>
    /// Time: the first record is now, the others follow at their distance from it, and dates in requests move along. Start the server at the time of the
    /// first record to have the log's own times. The server needs a <see cref="KmsClock"/>.
    /// </para>
    /// <para>
    /// Names: keys, materials, grants and custom key stores get the ids that they have in the log, and the records of the replay have the event ids and
    /// request ids of the calls that they repeat. Ids that KMS could not have given out, such as those of an edited log, are replaced.
    /// </para>
    /// <para>
    /// What a log does not show is invented, the same every time: plaintexts, messages, key material, passwords. A ciphertext is that of the latest earlier
    /// call with
    /// the same key and encryption context, or it is made without a call. It is stored in <see cref="Results"/> under the event id of its record, for steps
    /// of your own.
    /// Keys, aliases and grants that the log uses and does not create are there from the start, in the state that their first records show.
    /// </para>
    /// <para>
    /// External key stores are served by <c>kms.XksProxy</c>, whose credential a replay takes; a call that failed because of a proxy fails again without asking
    /// it. External key stores that the log uses and does not create are there from the start, too.
    /// </para>
    /// <para>
    /// What KMS does by itself, such as RotateKey, DeleteKey or the second record of UpdatePrimaryRegion, is no call and follows from the calls and the
    /// clock. Calls that failed for reasons that
    /// no log shows are not made: permissions, throttling and quotas, what lies outside KMS, values that are not logged. They are in
    /// <see cref="KmsScenarioResults.SkippedRecords"/>, as is what <paramref name="skipUnreplayable"/> leaves out.
    /// </para>
    /// <para><see href="https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html"/></para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// A call that succeeded cannot be made again; the message has the record and the reason. Or there are no records.
    /// </exception>
    public KmsScenario FromCloudTrail(IEnumerable<KmsEvent> records, bool skipUnreplayable = false)
    {
        ArgumentNullException.ThrowIfNull(records);
        KmsEvent[] all = [.. records];
        if (all.Length == 0) throw new ArgumentException(NoRecords, nameof(records));
        var log = host.Replay(all, skipUnreplayable);
        var isNothing = log.Skipped.Count == all.Length;
        Results.Skip(log.Skipped);
        Add("FromCloudTrail", ScriptText.Of(("calls", log.Steps.Count), ("keys from before", log.KeysFromBefore), ("skipped", log.Skipped.Count)), log.Begin);
        if (isNothing) steps[^1] = steps[^1] with { IsSilent = true };
        foreach (var step in log.Steps)
        {
            Add(step.Verb, step.Line, async (run, token) => await step.MakeAsync(run, token).ConfigureAwait(false));
            if (step.ErrorCode is { } code) Expect<AmazonServiceException>(code);
            if (step.Skip is { } skip) steps[^1] = steps[^1] with { Excuses = exception => Skips(skip(exception)) };
        }
        Add("Advance", ScriptText.Of(("", "to the end of the log")), log.End);
        if (isNothing) steps[^1] = steps[^1] with { IsSilent = true };
        return this;
    }

    private bool Skips(KmsSkippedRecord? skipped)
    {
        if (skipped is not null) Results.Skip([skipped]);
        return skipped is not null;
    }
}
