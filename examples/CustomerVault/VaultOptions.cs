namespace CustomerVault;

/// <summary>Which KMS keys protect the data keys.</summary>
/// <param name="Key">The key of new customers: an id, ARN or alias.</param>
/// <param name="NextKey">The key that rewrapped customers have.</param>
public sealed record VaultOptions(string Key, string NextKey);
