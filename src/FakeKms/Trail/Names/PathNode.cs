namespace FakeKms.Trail.Names;

/// <summary>A member of records and those below it.</summary>
internal sealed class PathNode
{
    public const string Position = "#";
    private const string Anything = "*";
    private readonly Dictionary<string, PathNode> below = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => below.Keys.Where(name => name != Position);

    public bool TakesAnything => below.ContainsKey(Anything);

    public bool IsList => below.ContainsKey(Position);

    public static PathNode Of(IEnumerable<string> patterns)
    {
        var root = new PathNode();
        foreach (var pattern in patterns.SelectMany(list => list.Split(' ')))
        {
            var node = root;
            foreach (var part in pattern.Split('.')) node = node.Make(part);
        }
        return root;
    }

    public PathNode? Find(string name) => below.GetValueOrDefault(name);

    private PathNode Make(string name)
    {
        if (!below.TryGetValue(name, out var node)) below[name] = node = new PathNode();
        return node;
    }
}
