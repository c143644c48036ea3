namespace FakeKms.Trail.Scanning;

/// <summary>A stream of which the first bytes have been looked at.</summary>
/// <param name="start">Those bytes.</param>
/// <param name="rest">What comes behind them.</param>
/// <param name="closesRest">Whether it is closed with this one.</param>
internal sealed class StartedStream(ReadOnlyMemory<byte> start, Stream rest, bool closesRest) : Stream
{
    private ReadOnlyMemory<byte> left = start;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => left.IsEmpty ? rest.Read(buffer) : TakeStart(buffer);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        left.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : new(TakeStart(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && closesRest) rest.Dispose();
        base.Dispose(disposing);
    }

    private int TakeStart(Span<byte> buffer)
    {
        var taken = left[..Math.Min(left.Length, buffer.Length)];
        taken.Span.CopyTo(buffer);
        left = left[taken.Length..];
        return taken.Length;
    }
}
