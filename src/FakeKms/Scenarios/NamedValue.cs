namespace FakeKms.Scenarios;

/// <summary>A value that flows from one step to later ones.</summary>
/// <param name="Bytes">What <c>from:</c> sends.</param>
/// <param name="Plaintext">The plaintext that came with it, or null.</param>
internal sealed record NamedValue(byte[] Bytes, byte[]? Plaintext)
{
    /// <summary>The grant token that came with a grant id, or null.</summary>
    public string? GrantToken { get; init; }
}
