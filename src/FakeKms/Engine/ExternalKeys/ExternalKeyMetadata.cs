namespace FakeKms.Engine.ExternalKeys;

/// <summary>What a proxy says of an external key.</summary>
/// <param name="KeySpec">For example <c>AES_256</c>.</param>
/// <param name="KeyUsage">For example <c>ENCRYPT</c> and <c>DECRYPT</c>.</param>
/// <param name="KeyStatus"><c>ENABLED</c> or <c>DISABLED</c>.</param>
internal sealed record ExternalKeyMetadata(string KeySpec, IReadOnlyList<string> KeyUsage, string KeyStatus);
