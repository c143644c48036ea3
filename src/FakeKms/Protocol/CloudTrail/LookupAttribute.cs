namespace FakeKms.Protocol.CloudTrail;

/// <summary>What the events are to have.</summary>
internal sealed record LookupAttribute(string? AttributeKey, string? AttributeValue);
