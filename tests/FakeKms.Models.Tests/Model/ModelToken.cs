namespace FakeKms.Models.Tests.Model;

/// <summary>An import token.</summary>
internal sealed record ModelToken(string Key, DateTimeOffset ValidTo);
