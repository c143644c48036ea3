using System.Globalization;
using FakeKms.Crypto.Recipients;
using FakeKms.Model;

namespace FakeKms.Engine.Permissions;

/// <summary>The condition keys of attestation documents. Enclaves and instances with a NitroTPM have their own.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-nitro-enclaves.html"/></remarks>
internal static class AttestedRegisters
{
    /// <summary>A register in lower-case hexadecimal digits; null for one that the document does not have.</summary>
    /// <param name="claims">The document.</param>
    /// <param name="name">What follows <c>kms:RecipientAttestation:</c>.</param>
    public static string? Find(AttestationClaims claims, string name)
    {
        var register = claims.Platform == AttestationPlatform.NitroTpm ? NumberIn(name, "NitroTPMPCR", most: 23)
            // The measurement of the image file.
            : name.Equals("ImageSha384", StringComparison.OrdinalIgnoreCase) ? 0
            : NumberIn(name, "PCR", most: 31);
        return register is { } number && claims.Pcrs.TryGetValue(number, out var value) ? HexText.Of(value) : null;
    }

    /// <summary>Whether a document could have the register.</summary>
    public static bool IsName(string name) =>
        name.Equals("ImageSha384", StringComparison.OrdinalIgnoreCase)
        || (NumberIn(name, "PCR", most: 31) ?? NumberIn(name, "NitroTPMPCR", most: 23)) is not null;

    private static int? NumberIn(string name, string prefix, int most) =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= most && name.Length == prefix.Length + (number > 9 ? 2 : 1) ? number : null;
}
