namespace FakeKms.Engine.ExternalKeys;

/// <summary>The health of the external key managers behind a proxy: <c>ACTIVE</c>, <c>DEGRADED</c> or <c>UNAVAILABLE</c> each.</summary>
internal sealed record XksHealth(IReadOnlyList<string> ExternalKeyManagers)
{
    /// <summary>Whether anyone could serve a request.</summary>
    public bool IsServing => ExternalKeyManagers.Any(status => status != "UNAVAILABLE");
}
