namespace FakeKms.Trail.Records;

/// <summary>
/// The parts of a record that are JSON, before they are written. What they are made of does not change any more: they can be written at any time, on any
/// thread, and outside of every lock.
/// </summary>
internal abstract class UnwrittenContents
{
    public virtual byte[]? RequestParameters() => null;

    public virtual byte[]? ResponseElements() => null;

    public virtual byte[]? AdditionalEventData() => null;

    public virtual byte[]? ServiceEventDetails() => null;
}
