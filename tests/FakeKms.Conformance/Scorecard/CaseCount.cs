using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace FakeKms.Conformance;

/// <summary>How many cases each operation has in a lane, found by building the tests and not by running them.</summary>
internal static class CaseCount
{
    private static readonly Lazy<ILookup<string, string>> OperationsByLane = new(() => Cases(new DefaultTestAssemblyBuilder()
        .Build(typeof(CaseCount).Assembly, new Dictionary<string, object>())).ToLookup(found => found.Lane, found => found.Operation));

    public static IReadOnlyDictionary<string, int> Of(Lane lane) =>
        OperationsByLane.Value[lane.Name].CountBy(operation => operation).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<(string Lane, string Operation)> Cases(ITest test, string? lane = null)
    {
        if (test.Properties.Get(PropertyNames.Category) is LanesAttribute.Category) lane = (string)test.Arguments[0]!;
        if (!test.IsSuite && lane is not null && test is { TypeInfo: { } type, Method: { } method })
            return [(lane, ConformanceCase.Of(type.Type, method.MethodInfo, []).Operation ?? "")];
        return test.Tests.SelectMany(inner => Cases(inner, lane));
    }
}
