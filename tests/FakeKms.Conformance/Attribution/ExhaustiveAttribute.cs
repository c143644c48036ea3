namespace FakeKms.Conformance;

/// <summary>A case of hundreds of calls, which walks through every byte or every pair. It runs in memory alone: elsewhere it is slow, or costs money.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ExhaustiveAttribute() : PropertyAttribute("Exhaustive", "true");
