using FakeKms.Engine.ExternalKeys;

namespace FakeKms.Xks.Client;

/// <summary>What KMS asks a proxy for, and on behalf of which call.</summary>
/// <param name="Api">The API of the proxy.</param>
/// <param name="XksKeyId">The external key; null for a question about the proxy.</param>
/// <param name="Target">The proxy.</param>
/// <param name="Metadata">The call.</param>
internal sealed record XksQuestion(string Api, string? XksKeyId, XksTarget Target, XksRequestMetadata Metadata);
