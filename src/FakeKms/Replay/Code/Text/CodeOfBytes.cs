namespace FakeKms.Replay.Code.Text;

/// <summary>Bytes of the script as code.</summary>
/// <param name="Short">In the short form of a step: a text, or an array.</param>
/// <param name="Array">As an array.</param>
internal sealed record CodeOfBytes(string Short, string Array)
{
    public string Stream => $"new MemoryStream({Array})";

    public static CodeOfBytes Text(string text) => new(CSharpText.Of(text), $"{CSharpText.Of(text)}u8.ToArray()");

    /// <summary>Bytes that are all the same: a digest of something.</summary>
    public static CodeOfBytes Filled(byte octet, int length) =>
        octet == 0 ? Of($"new byte[{length}]") : Of($"Enumerable.Repeat((byte){octet}, {length}).ToArray()");

    public static CodeOfBytes ArrayOf(string text) => Of($"{CSharpText.Of(text)}u8.ToArray()");

    private static CodeOfBytes Of(string array) => new(array, array);
}
