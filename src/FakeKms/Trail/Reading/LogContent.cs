namespace FakeKms.Trail.Reading;

/// <summary>The JSON of one log.</summary>
/// <param name="Name">What an error calls it; null for a text that has no name.</param>
/// <param name="Utf8">The JSON.</param>
internal sealed record LogContent(string? Name, ReadOnlyMemory<byte> Utf8);
