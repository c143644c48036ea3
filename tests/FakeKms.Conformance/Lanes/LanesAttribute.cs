using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace FakeKms.Conformance;

/// <summary>
/// Builds a fixture once for each lane of the run, with the lane's name and these arguments. What a lane leaves out does not become a skipped test.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public class LanesAttribute(params object[] arguments) : NUnitAttribute, IFixtureBuilder2
{
    public const string Category = "Conformance";

    /// <summary>The arguments of each fixture, without the lane.</summary>
    public virtual IEnumerable<object[]> Rows => [arguments];

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) => BuildFrom(typeInfo, new EveryMethod());

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo, IPreFilter filter) =>
        from lane in Lanes.Chosen
        from row in Rows
        from suite in new TestFixtureAttribute([lane.Name, .. row]) { Category = Category }.BuildFrom(typeInfo, new OfLane(lane, row, filter))
        where suite.Tests.Count > 0 || suite.RunState == RunState.NotRunnable
        select suite;

    private sealed class OfLane(Lane lane, object[] row, IPreFilter filter) : IPreFilter
    {
        public bool IsMatch(Type type) => filter.IsMatch(type);

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => filter.IsMatch(type, method) && lane.Runs(ConformanceCase.Of(type, method, row));
    }

    private sealed class EveryMethod : IPreFilter
    {
        public bool IsMatch(Type type) => true;

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => true;
    }
}
