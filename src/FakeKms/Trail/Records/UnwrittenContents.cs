namespace FakeKms.Trail.Records;

/// <summary>
/// The parts of a record that are JSON, before they are written. What they are made of does not change any more: they can be written at any time, on any
/// thread, and outside of every lock.
/// </summary>
internal sealed record UnwrittenContents
{
    public Func<byte[]?> RequestParameters { get; init; } = () => null;

    public Func<byte[]?> ResponseElements { get; init; } = () => null;

    public Func<byte[]?> AdditionalEventData { get; init; } = () => null;

    public Func<byte[]?> ServiceEventDetails { get; init; } = () => null;
}
