using System.Text.Json;
using FakeKms.Seeding.Worlds;

namespace FakeKms.Seeding.AwsCli;

/// <summary>The outputs of <c>aws kms</c> in a folder, told apart by what is in them.</summary>
internal sealed class CliFolder
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new CliDates() } };

    private static readonly JsonShape Shape = new(Options.PropertyNamingPolicy, skipsOthers: true);

    private readonly List<(string Name, CliOutput Output)> files = [];
    private readonly string folder;

    private CliFolder(string folder) => this.folder = folder;

    /// <summary>The files with the output of one command, by name.</summary>
    public IEnumerable<(string Name, T Part)> With<T>(Func<CliOutput, T?> part)
        where T : class =>
        from file in files let found = part(file.Output) where found is not null select (file.Name, found);

    /// <param name="folder">How a message names the folder.</param>
    /// <param name="texts">The files ending in .json, by name.</param>
    /// <exception cref="ArgumentException">A text is no output of a command that is read here.</exception>
    public static CliFolder Read(string folder, IEnumerable<(string Name, string Json)> texts)
    {
        var read = new CliFolder(folder);
        // What a command that failed has printed: nothing. GetKeyRotationStatus fails for key pairs.
        foreach (var (name, json) in texts.Where(text => !string.IsNullOrWhiteSpace(text.Json))) read.files.Add((name, read.OutputOf(name, json)));
        return read;
    }

    public ArgumentException Refusal(string name, string mistake) => new($"{folder} has no keys that can be loaded: {name}: {mistake}");

    private CliOutput OutputOf(string name, string json)
    {
        try
        {
            var root = WholeJson.Read(json);
            if (Shape.Mistake(root, typeof(CliOutput), "$") is { } mistake) throw Refusal(name, mistake);
            var output = root.Deserialize<CliOutput>(Options);
            if (output is null || Parts(output).All(part => part is null))
            {
                throw Refusal(name, "it is no output of describe-key, get-key-policy, get-key-rotation-status, list-aliases, list-grants, list-keys or " +
                    "list-resource-tags in JSON. Move other files out of the folder.");
            }
            return output.NextToken is null && output.Truncated is not true
                ? output
                : throw Refusal(name, "it is a first page only. Leave --max-items and --no-paginate out.");
        }
        catch (JsonException wrong)
        {
            throw Refusal(name, wrong.Path is null or "$"
                ? $"it is no JSON; see line {wrong.LineNumber + 1}. Write it with --output json."
                : $"{wrong.Path} has another form than the AWS CLI gives it.");
        }
    }

    private static object?[] Parts(CliOutput output) =>
        [output.KeyMetadata, output.Aliases, output.Grants, output.Policy, output.Tags, output.Keys, output.KeyRotationEnabled];
}
