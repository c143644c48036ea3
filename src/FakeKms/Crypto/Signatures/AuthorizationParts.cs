using System.Globalization;

namespace FakeKms.Crypto.Signatures;

/// <summary>An Authorization header of Signature Version 4 taken to pieces, whatever they are worth.</summary>
internal static class AuthorizationParts
{
    public const string Credential = "Credential";
    public const string Signature = "Signature";
    public const string SignedHeaders = "SignedHeaders";

    private static readonly string[] DateFormats = [RequestSignature.DateFormat, "R"];

    /// <summary>The algorithm, which stands before the parts.</summary>
    public static string AlgorithmOf(string header) => header.Split(' ', 2)[0];

    /// <summary>The parts by their names; null when one of them has no value. AWS takes commas and spaces alike, in any number.</summary>
    public static IReadOnlyDictionary<string, string>? Of(string header)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (part.Split('=', 2) is not [var name, var value]) return null;
            parts[name] = value;
        }
        return parts;
    }

    /// <summary>What the parts say, once all of them are there.</summary>
    public static AuthorizationHeader Header(IReadOnlyDictionary<string, string> parts) =>
        new(parts[Credential], parts[SignedHeaders].Split(';', StringSplitOptions.RemoveEmptyEntries), parts[Signature]);

    /// <summary>The time in a date header; null when it is none.</summary>
    public static DateTimeOffset? Instant(string date) => DateTimeOffset.TryParseExact(
        date.Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
