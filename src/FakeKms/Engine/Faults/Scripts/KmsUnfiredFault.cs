namespace FakeKms;

/// <summary>A fault or a hook that a test scripted and that has not, or not as often as it was to, taken place.</summary>
public sealed class KmsUnfiredFault
{
    internal KmsUnfiredFault(string script, int? times, int fired, string? nearestCall) =>
        (Script, Times, Fired, NearestCall) = (script, times, fired, nearestCall);

    /// <summary>What was scripted, as a test writes it.</summary>
    public string Script { get; }

    /// <summary>How often it was to take place; null for a standing rule, which was to at least once.</summary>
    public int? Times { get; }

    /// <summary>How often it took place.</summary>
    public int Fired { get; }

    /// <summary>The call that came nearest, and what of it was other than asked for; null when there was no call.</summary>
    public string? NearestCall { get; }

    /// <summary>All of it, as a failed test shows it.</summary>
    public override string ToString() =>
        $"{Script} {(Fired == 0 ? "never took place" : $"took place {Fired} of {Times} times")}. " +
        (NearestCall is null ? "No call came near: none was made, or none that was well-formed and left to it." : $"The nearest call: {NearestCall}.");
}
