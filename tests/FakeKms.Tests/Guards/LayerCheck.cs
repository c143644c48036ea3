using Microsoft.CodeAnalysis;

namespace FakeKms.Tests.Guards;

/// <summary>Resolves every name in the library to its symbol and asks the room of the file whether it may be used there, down to the sub-folder.</summary>
internal static class LayerCheck
{
    public static IReadOnlyList<string> Violations(Compilation compilation, IReadOnlyList<SyntaxTree> files) =>
    [
        .. files.AsParallel().SelectMany(file => Foreign(compilation, file))
            .Concat(FolderGraph.Uses(compilation, files).Select(Objection).OfType<string>().AsParallel())
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static string? Objection(FolderUse use)
    {
        if (Room.Of(use.From) is not var (room, sub)) return null;
        var allowed = Room.Of(use.To) is var (other, otherSub) && room.Allows(sub, other, otherSub);
        return allowed ? null : $"{use.File}: uses {use.Type} of {(use.To.Length == 0 ? "the front door" : use.To)}";
    }

    private static IEnumerable<string> Foreign(Compilation compilation, SyntaxTree file)
    {
        var (path, folder) = (FolderGraph.RelativePath(file), FolderGraph.FolderOf(file));
        if (Room.Of(folder) is not var (room, sub)) return [$"{path}: there is no room {folder}"];
        return LibraryCode.Symbols(compilation, file)
            .SelectMany(FolderGraph.TypesNamed)
            .Where(type => type.DeclaringSyntaxReferences.IsEmpty)
            .Select(type => (Namespace: type.ContainingNamespace?.ToDisplayString() ?? "", type.Name))
            .Where(type => !room.AllowsNamespace(sub, type.Namespace))
            .Select(type => $"{path}: names {type.Namespace}.{type.Name}");
    }
}
