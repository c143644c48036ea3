using System.Collections;

namespace FakeKms.Engine.Calls;

/// <summary>The alias names of several keys, one after the other, without a copy of them.</summary>
internal sealed class JoinedNames(IReadOnlyList<string>[] parts) : IReadOnlyList<string>
{
    public int Count => parts.Sum(part => part.Count);

    public string this[int index]
    {
        get
        {
            foreach (var part in parts)
            {
                if (index < part.Count) return part[index];
                index -= part.Count;
            }
            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    public IEnumerator<string> GetEnumerator() => parts.SelectMany(part => part).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
