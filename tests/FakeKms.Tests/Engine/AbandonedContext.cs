namespace FakeKms.Tests.Engine;

/// <summary>The context of a caller that waits for its call there: it takes what is posted to it, and never does it, since its thread is busy.</summary>
internal sealed class AbandonedContext : SynchronizationContext
{
    /// <summary>Whether a call that begins in such a context ends without it.</summary>
    /// <param name="call">Begins the call.</param>
    /// <param name="meanwhile">What is done when the call has begun.</param>
    public static bool Completes(Func<Task> call, Action meanwhile)
    {
        var before = Current;
        SetSynchronizationContext(new AbandonedContext());
        try
        {
            var begun = call();
            meanwhile();
            return begun.Wait(TimeSpan.FromSeconds(30));
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
    }
}
