namespace FakeKms.Conformance;

/// <summary>A case in which KMS refuses, with the error code that AWS documents.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class RefusalAttribute() : PropertyAttribute("Refusal", "true");
