using FakeKms.Engine.Calls;

namespace FakeKms.Tests.Operations.KeyStates;

/// <summary>
/// One line of the table of key states: what an operation answers to a key of some kind in some state. No error means success.
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
/// The two operations on ML-KEM keys, which the table lacks, go by DeriveSharedSecret. There is no imported ML-KEM key that could wait for its material.
/// </summary>
public sealed record KeyStateRow(string Operation, string State, string Key, string Error, string Text)
{
    public static IReadOnlyList<KeyStateRow> All { get; } = Load();

    public override string ToString() => $"{Operation} {State} {Key}";

    private static KeyStateRow[] Load()
    {
        using var reader = new StreamReader(typeof(KeyStateRow).Assembly.GetManifestResourceStream("key-states.tsv")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('\t')).Select(cells => new KeyStateRow(cells[0], cells[1], cells[2], cells[3], cells[4]))];
    }
}
