namespace FakeKms.Conformance;

/// <summary>The operation that a case is about. On a class it holds for its cases that name none.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class OperationAttribute(string name) : PropertyAttribute(OperationAttribute.Key, name)
{
    public const string Key = "Operation";

    public string Name { get; } = name;
}
