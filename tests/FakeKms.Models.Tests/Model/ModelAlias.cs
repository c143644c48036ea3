namespace FakeKms.Models.Tests.Model;

/// <summary>An alias.</summary>
internal sealed record ModelAlias(string Name, string Key, DateTimeOffset Created, DateTimeOffset Updated);
