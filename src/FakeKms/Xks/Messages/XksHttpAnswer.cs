namespace FakeKms.Xks.Messages;

/// <summary>An answer of a proxy as it is on the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
internal sealed record XksHttpAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    public const string ContentType = "application/json";
}
