namespace FakeKms.Scenarios.Failures;

/// <summary>
/// Whether somebody saw that a run failed. A task keeps its exception to itself; whoever awaits it has the exception thrown again, and that can be heard.
/// </summary>
internal sealed class UnseenFailure
{
    private readonly Func<bool> hasEnded;

    public UnseenFailure(KmsScenarioException exception, Func<bool> hasEnded)
    {
        (Exception, this.hasEnded) = (exception, hasEnded);
        exception.Unseen = this;
    }

    public KmsScenarioException Exception { get; }

    /// <summary>Whether it was thrown at somebody when the run was over; within the run it is thrown from method to method.</summary>
    public bool IsSeen { get; private set; }

    public static void NoteRaised(Exception raised)
    {
        if (raised is KmsScenarioException { Unseen: { } failure }) failure.NoteRaised();
        if (raised is not AggregateException several) return;
        foreach (var one in several.Flatten().InnerExceptions) (one as KmsScenarioException)?.Unseen?.NoteRaised();
    }

    private void NoteRaised()
    {
        if (hasEnded()) IsSeen = true;
    }
}
