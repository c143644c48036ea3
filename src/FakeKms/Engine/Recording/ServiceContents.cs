using FakeKms.Trail.Records;

namespace FakeKms.Engine.Recording;

/// <summary>What the record of something that KMS does by itself says in JSON.</summary>
internal sealed class ServiceContents : UnwrittenContents
{
    public TrailObject? Request { get; init; }

    public TrailObject? Response { get; init; }

    public TrailObject? Additions { get; init; }

    public TrailObject? Details { get; init; }

    public override byte[]? RequestParameters() => Request?.ToUtf8();

    public override byte[]? ResponseElements() => Response?.ToUtf8();

    public override byte[]? AdditionalEventData() => Additions?.ToUtf8();

    public override byte[]? ServiceEventDetails() => Details?.ToUtf8();
}
