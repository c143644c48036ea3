namespace FakeKms.Xks.Messages;

/// <summary>An answer of a proxy as it is on the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
internal sealed record XksHttpAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The most bytes that KMS reads. The longest answer that it has use for is a tenth of it.</summary>
    public const int Longest = 64 * 1024;

    public const string ContentType = "application/json";
}
