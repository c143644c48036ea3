using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Scenarios.Running;

/// <summary>A value that flows from one step to later ones.</summary>
/// <param name="Bytes">What <c>from:</c> sends.</param>
/// <param name="Plaintext">The plaintext that came with it, or null.</param>
internal sealed record NamedValue(byte[] Bytes, byte[]? Plaintext = null)
{
    /// <summary>The grant token that came with a grant id, or null.</summary>
    public string? GrantToken { get; init; }

    /// <summary>How material is to be wrapped that comes with an import token, or null.</summary>
    public (GetParametersForImportResponse Answer, AlgorithmSpec Algorithm)? Parameters { get; init; }

    public static NamedValue Of(MemoryStream bytes, MemoryStream? plaintext = null) => new(bytes.ToArray(), plaintext?.ToArray());

    public static NamedValue Of(string text) => new(Encoding.UTF8.GetBytes(text));
}
