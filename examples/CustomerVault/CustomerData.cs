namespace CustomerVault;

/// <summary>What the vault keeps secret about a customer.</summary>
/// <param name="Name">The customer's name.</param>
/// <param name="Iban">The customer's bank account.</param>
public sealed record CustomerData(string Name, string Iban);
