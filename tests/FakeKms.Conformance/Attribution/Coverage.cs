namespace FakeKms.Conformance;

/// <summary>Which operations have too few cases. A fixture with a table of keys counts once for each of its methods.</summary>
internal static class Coverage
{
    private const int Least = 3;

    public static IReadOnlyList<string> Gaps(IReadOnlyList<string> operations, IReadOnlyList<ConformanceCase> cases) =>
    [
        .. cases.Where(c => c.Operation is null).Select(c => $"{c.Name} names no operation"),
        .. cases.Where(c => c.Operation is not null && !operations.Contains(c.Operation)).Select(c => $"{c.Name} names {c.Operation}, which is no operation"),
        .. operations.SelectMany(operation => Gaps(operation, [.. cases.Where(c => c.Operation == operation && !c.IsExhaustive).DistinctBy(Method)])),
    ];

    private static string Method(ConformanceCase c) => c.Name[..c.Name.IndexOfAny(['(', '.'])] + c.Name[c.Name.LastIndexOf('.')..];

    private static IEnumerable<string> Gaps(string operation, IReadOnlyList<ConformanceCase> cases)
    {
        if (cases.Count < Least) yield return $"{operation} has {cases.Count} cases, fewer than {Least}";
        if (!cases.Any(c => c.IsRefusal)) yield return $"{operation} has no case of a refusal";
        if (cases.All(c => c.IsRefusal)) yield return $"{operation} has no case of a success";
    }
}
