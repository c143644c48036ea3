using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code;

/// <summary>The messages that a script signs. No record has them.</summary>
internal static class Messages
{
    private const int LongestHash = 64;

    public static CodeOfBytes Of(string algorithm, string? messageType) => Of(algorithm, messageType, "a message", 0);

    /// <summary>A message that was not signed.</summary>
    public static CodeOfBytes Another(string algorithm, string? messageType) => Of(algorithm, messageType, "another message", 1);

    private static CodeOfBytes Of(string algorithm, string? messageType, string text, byte octet) => messageType switch
    {
        null => CodeOfBytes.Text(text),
        "RAW" => CodeOfBytes.ArrayOf(text),
        "EXTERNAL_MU" => CodeOfBytes.Filled(octet, LongestHash),
        _ => CodeOfBytes.Filled(octet, HashLength(algorithm)),
    };

    private static int HashLength(string algorithm) =>
        algorithm.EndsWith("512", StringComparison.Ordinal) ? LongestHash : algorithm.EndsWith("384", StringComparison.Ordinal) ? 48 : 32;
}
