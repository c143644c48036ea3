using System.Globalization;
using System.Text.Json;

namespace FakeKms.Mutants;

/// <summary>A wrong change.</summary>
/// <param name="Id">As it stands in the changed library.</param>
/// <param name="File">Below src/FakeKms.</param>
/// <param name="Change">What stands there and what would stand there instead, on one line.</param>
internal sealed record Mutant(int Id, string File, int Line, string Kind, string Change)
{
    private const string Library = "/src/FakeKms/";
    private const int Longest = 160;

    public string Folder => Path.GetDirectoryName(File)!.Replace('\\', '/');

    /// <param name="place">A folder or a file below src/FakeKms, or the number of the change.</param>
    public bool IsIn(string place) => File == place || File.StartsWith(place + "/", StringComparison.Ordinal) || Id.ToString(CultureInfo.InvariantCulture) == place;

    /// <summary>Those of a report of Stryker that compiled: it was told to try none, so that it ignores all others.</summary>
    public static IReadOnlyList<Mutant> Read(string report)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(report));
        return
        [
            .. from file in document.RootElement.GetProperty("files").EnumerateObject()
            let lines = file.Value.GetProperty("source").GetString()!.Split('\n')
            from mutant in file.Value.GetProperty("mutants").EnumerateArray()
            where mutant.GetProperty("status").GetString() is not "CompileError"
            let read = Of(file.Name.Replace('\\', '/'), lines, mutant)
            orderby read.File, read.Id
            select read,
        ];
    }

    private static Mutant Of(string file, string[] lines, JsonElement mutant)
    {
        var from = mutant.GetProperty("location").GetProperty("start");
        var to = mutant.GetProperty("location").GetProperty("end");
        var original = Text(lines, Place(from), Place(to));
        var name = file.Contains(Library, StringComparison.Ordinal) ? file[(file.LastIndexOf(Library, StringComparison.Ordinal) + Library.Length)..] : file;
        return new(
            int.Parse(mutant.GetProperty("id").GetString()!, CultureInfo.InvariantCulture),
            name,
            from.GetProperty("line").GetInt32(),
            mutant.GetProperty("mutatorName").GetString()!,
            $"{Short(original)} => {Short(mutant.GetProperty("replacement").GetString()!)}");
    }

    private static (int Line, int Column) Place(JsonElement place) => (place.GetProperty("line").GetInt32() - 1, place.GetProperty("column").GetInt32() - 1);

    private static string Text(string[] lines, (int Line, int Column) from, (int Line, int Column) to)
    {
        if (from.Line == to.Line) return lines[from.Line][from.Column..to.Column];
        return string.Join(' ', [lines[from.Line][from.Column..], .. lines[(from.Line + 1)..to.Line], lines[to.Line][..to.Column]]);
    }

    private static string Short(string code)
    {
        var words = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= Longest ? words : words[..Longest] + "…";
    }
}
