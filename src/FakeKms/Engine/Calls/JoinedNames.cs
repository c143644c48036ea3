using System.Collections;

namespace FakeKms.Engine.Calls;

/// <summary>The alias names of several keys, one after the other, without a copy of them.</summary>
internal sealed class JoinedNames(IReadOnlyList<string>[] parts) : IReadOnlyCollection<string>
{
    public int Count => parts.Sum(part => part.Count);

    public IEnumerator<string> GetEnumerator() => parts.SelectMany(part => part).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
