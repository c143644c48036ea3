namespace FakeKms.Conformance;

/// <summary>A fixture for each row of a table, on each lane.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LanesOfAttribute(Type table, string member) : LanesAttribute
{
    public override IEnumerable<object[]> Rows => (IEnumerable<object[]>)table.GetProperty(member)!.GetValue(null)!;
}
