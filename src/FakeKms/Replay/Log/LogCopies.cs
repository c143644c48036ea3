namespace FakeKms.Replay.Log;

/// <summary>The records that several accounts have of one call.</summary>
internal sealed class LogCopies
{
    private readonly ILookup<string, KmsEvent> copies;
    private readonly HashSet<KmsEvent> fullest;

    public LogCopies(IEnumerable<KmsEvent> log)
    {
        copies = log.Where(record => record.SharedEventID is not null).ToLookup(record => record.SharedEventID!);
        fullest = [.. copies.Select(call => call.MinBy(record => record.UserIdentity.Type == "AWSAccount")!)];
    }

    /// <summary>All records of the call that a record is of, as far as the log has them.</summary>
    public IEnumerable<KmsEvent> Of(KmsEvent record) => record.SharedEventID is { } shared ? copies[shared] : [record];

    /// <summary>Whether a record is the one to replay its call by. Of the copies, the caller's says most.</summary>
    public bool SaysMost(KmsEvent record) => record.SharedEventID is null || fullest.Contains(record);
}
