using Microsoft.AspNetCore.Http;

namespace FakeKms.Hosting;

/// <summary>
/// Takes the body that WireMock.Net answers with. What the service has answered is sent otherwise, and what has the status 404 is kept until it is known
/// whether any mapping has answered. All else goes to the client as it comes, as mappings that stream need it.
/// </summary>
/// <param name="wire">Where answers go.</param>
/// <param name="context">The request.</param>
internal sealed class MappedAnswer(Stream wire, HttpContext context) : Stream
{
    private readonly MemoryStream kept = new();
    private Stream? target;

    /// <summary>Whether WireMock.Net says that there was no mapping for the request.</summary>
    public bool IsOfNoMapping => target == kept && kept.GetBuffer().AsSpan(0, (int)kept.Length).SequenceEqual("{\"Status\":\"No matching mapping found\"}"u8);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // That is known when the first bytes come: the head is there by then.
    private Stream Target => target ??= AnswerSender.HasAnswer(context) ? Null : context.Response.StatusCode == StatusCodes.Status404NotFound ? kept : wire;

    /// <summary>Sends what was kept.</summary>
    public ValueTask SendKeptAsync(CancellationToken cancellationToken) =>
        kept.Length == 0 ? ValueTask.CompletedTask : wire.WriteAsync(kept.GetBuffer().AsMemory(0, (int)kept.Length), cancellationToken);

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
        if (disposing) kept.Dispose();
        base.Dispose(disposing);
    }
}
