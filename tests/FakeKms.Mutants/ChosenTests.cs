using NUnit.Framework.Interfaces;

namespace FakeKms.Mutants;

/// <summary>These tests and nothing else.</summary>
internal sealed class ChosenTests : ITestFilter
{
    private readonly HashSet<ITest> chosen = [];

    public ChosenTests(IEnumerable<ITest> tests)
    {
        foreach (var test in tests)
        {
            for (var part = test; part is not null && chosen.Add(part); part = part.Parent) { }
        }
    }

    public bool Pass(ITest test) => chosen.Contains(test);

    public bool IsExplicitMatch(ITest test) => false;

    public TNode ToXml(bool recursive) => throw new NotSupportedException();

    public TNode AddToXml(TNode parentNode, bool recursive) => throw new NotSupportedException();
}
