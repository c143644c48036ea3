using FakeKms.Model;

namespace FakeKms.Domain.Keys;

/// <summary>The rotation settings of a key. Related multi-Region keys share them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"/></remarks>
internal sealed class KeyRotation
{
    /// <summary>Days between automatic rotations; null while they are off.</summary>
    public int? PeriodInDays { get; private set; }

    /// <summary>When the next automatic rotation is due. It lies in the past while a key that cannot rotate has missed it.</summary>
    public DateTimeOffset? NextDate { get; private set; }

    /// <summary>When the on-demand rotation that is under way began.</summary>
    public DateTimeOffset? OnDemandStart { get; private set; }

    public int OnDemandCount { get; private set; }

    public void Enable(int periodInDays, DateTimeOffset from)
    {
        PeriodInDays = periodInDays;
        NextDate = from.After(TimeSpan.FromDays(periodInDays));
    }

    public void Disable()
    {
        PeriodInDays = null;
        NextDate = null;
    }

    public void StartOnDemand(DateTimeOffset at)
    {
        OnDemandStart = at;
        OnDemandCount++;
    }

    /// <summary>What is known of the time before the server.</summary>
    public void Remember(int onDemandCount) => OnDemandCount = onDemandCount;

    public void FinishOnDemand() => OnDemandStart = null;

    public KeyRotation Copy(StateCopy copy) => copy.Of(this, () => new KeyRotation
    {
        PeriodInDays = PeriodInDays,
        NextDate = copy.Time(NextDate),
        OnDemandStart = copy.Time(OnDemandStart),
        OnDemandCount = OnDemandCount,
    });
}
