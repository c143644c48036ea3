namespace FakeKms.Fuzzing.Running;

/// <summary>An input that the library does not stand, and how to see it again.</summary>
/// <param name="Target">The name of the target.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Number">Which input of the run it was.</param>
/// <param name="Input">The input.</param>
/// <param name="Problem">What happened.</param>
internal sealed record Finding(string Target, int Seed, long Number, byte[] Input, Exception Problem)
{
    /// <summary>Alike for inputs that fail in the same place.</summary>
    public string Place => $"{Problem.GetType().Name} {FirstOwnFrame(Problem)}";

    public override string ToString() => $"target {Target}, seed {Seed}, input {Number} of {Input.Length} bytes\n{Problem}\n";

    /// <summary>Keeps it in a folder: the input, and what it did.</summary>
    public string Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{Target}-{Seed}-{Number}");
        File.WriteAllBytes(path + ".input", Input);
        File.WriteAllText(path + ".txt", ToString());
        return path + ".input";
    }

    private static string FirstOwnFrame(Exception problem) => problem is FindingException
        ? new string([.. problem.Message.TakeWhile(character => character is not '\n').Where(character => !char.IsAsciiDigit(character)).Take(60)])
        : problem.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("at FakeKms.", StringComparison.Ordinal))?.Split(" in ")[0].Trim() ?? "";
}
