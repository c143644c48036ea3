namespace FakeKms.Trail.Records.Parts;

/// <summary>What few records have, and what stands in no JSON.</summary>
internal sealed record KmsEventAside
{
    /// <summary>Nothing of the kind.</summary>
    public static KmsEventAside None { get; } = new();

    public string? SharedEventID { get; init; }

    public KmsFault? InjectedFault { get; init; }

    /// <summary>What the caller was denied, where the record does not say it: known in the trail alone, lost on the way through JSON.</summary>
    public string? DeniedResource { get; init; }

    /// <summary>
    /// What policies and grants found against the call, with the statement that decided; null where nothing was found. Known in the trail alone, for people.
    /// </summary>
    public string? Decision { get; init; }

    /// <summary>The key that UpdateAlias took the alias from: known in the trail alone, too.</summary>
    public string? FormerTarget { get; init; }
}
