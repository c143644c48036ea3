namespace FakeKms.Conformance;

/// <summary>Cases that would disturb others: over HTTP each has a server of its own, where all other cases share one.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OwnServerAttribute : Attribute;
