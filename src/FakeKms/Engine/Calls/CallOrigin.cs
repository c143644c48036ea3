namespace FakeKms.Engine.Calls;

/// <summary>Where a call comes from: the credential scope of its signature and its user agent.</summary>
internal sealed record CallOrigin(string AccessKeyId, string Region, string UserAgent);
