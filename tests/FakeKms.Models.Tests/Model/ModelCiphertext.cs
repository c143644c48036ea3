namespace FakeKms.Models.Tests.Model;

/// <summary>What a ciphertext was made with.</summary>
internal sealed record ModelCiphertext(string Key, string Material, Context Context);
