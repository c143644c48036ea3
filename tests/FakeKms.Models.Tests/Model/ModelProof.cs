namespace FakeKms.Models.Tests.Model;

/// <summary>A signature or a MAC of a message.</summary>
internal sealed record ModelProof(string Key, string Message);
