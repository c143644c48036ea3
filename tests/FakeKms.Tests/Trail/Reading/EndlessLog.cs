using System.Text;

namespace FakeKms.Tests.Trail.Reading;

/// <summary>A log file that is written while it is read, and never held: how much of it was asked for can be seen.</summary>
internal sealed class EndlessLog(int records, Func<int, string> record) : Stream
{
    private byte[] left = "{\"Records\":["u8.ToArray();
    private int next = -1;

    public long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (left.Length == 0 && next <= records) left = Encoding.UTF8.GetBytes(next == records ? "]}" : (next == 0 ? "" : ",") + record(next));
        if (left.Length == 0) return 0;
        var taken = Math.Min(count, left.Length);
        left.AsSpan(0, taken).CopyTo(buffer.AsSpan(offset));
        left = left[taken..];
        if (left.Length == 0) next++;
        Given += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
