namespace FakeKms;

/// <summary>What a proxy says of an external key manager behind it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/xks-monitoring.html"/></remarks>
public enum EkmHealthStatus
{
    /// <summary>It is healthy.</summary>
    Active,

    /// <summary>It is not healthy, but serves requests.</summary>
    Degraded,

    /// <summary>It cannot serve requests.</summary>
    Unavailable,
}
