namespace FakeKms.Conformance;

/// <summary>A KMS that the cases run against, and which of them do.</summary>
/// <param name="Name">Stands in the names of the fixtures.</param>
/// <param name="Connect">The endpoint for one case of a fixture.</param>
/// <param name="Runs">Whether a case runs here.</param>
public sealed record Lane(string Name, Func<Type, Endpoint> Connect, Func<ConformanceCase, bool> Runs);
