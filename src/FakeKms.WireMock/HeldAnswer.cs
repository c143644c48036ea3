namespace FakeKms.Hosting;

/// <summary>
/// Takes the body of an answer, and holds it back if it is one that is to be held. That is known when the first bytes come: the head is there by then. All
/// others go to the client as they come, as mappings that stream need it.
/// </summary>
/// <param name="wire">Where answers go.</param>
/// <param name="isHeld">Whether the answer that begins is to be held back.</param>
internal sealed class HeldAnswer(Stream wire, Func<bool> isHeld) : Stream
{
    private readonly MemoryStream held = new();
    private bool? holds;

    /// <summary>What is held back.</summary>
    public ReadOnlyMemory<byte> Bytes => held.GetBuffer().AsMemory(0, (int)held.Length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private Stream Target => (holds ??= isHeld()) ? held : wire;

    public override void Flush() => Target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => Target.FlushAsync(cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => Target.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => Target.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Target.WriteAsync(buffer, offset, count, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Target.WriteAsync(buffer, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) held.Dispose();
        base.Dispose(disposing);
    }
}
