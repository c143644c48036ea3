namespace FakeKms.Scenarios.Running;

/// <summary>Who calls, and where.</summary>
/// <param name="Caller">The caller; null for the server's default one.</param>
/// <param name="Region">The Region; null for the server's.</param>
internal readonly record struct ScenarioCaller(KmsCaller? Caller, string? Region);
