using System.Text;

namespace FakeKms.Crypto.Signatures;

/// <summary>The path and the query of a request as signatures write them.</summary>
internal static class CanonicalUri
{
    private const string Hex = "0123456789ABCDEF";

    /// <summary>
    /// Each name of the path, encoded once more than it is sent; Amazon S3 alone does without. Dots and doubled slashes are resolved first.
    /// </summary>
    public static string Path(string sent)
    {
        if (sent is "/" or "") return "/";
        var names = new List<string>();
        foreach (var name in sent.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == "..") names.RemoveRange(Math.Max(names.Count - 1, 0), Math.Min(names.Count, 1));
            else if (name != ".") names.Add(Encoded(name));
        }
        var isFolder = sent.EndsWith('/') || sent.EndsWith("/.", StringComparison.Ordinal) || sent.EndsWith("/..", StringComparison.Ordinal);
        return names.Count == 0 ? "/" : $"/{string.Join('/', names)}{(isFolder ? "/" : "")}";
    }

    /// <summary>The parameters in the order of their encoded names, those of one name in the order of their values.</summary>
    public static string Query(string sent)
    {
        if (sent.Length == 0) return "";
        var parameters = sent.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split('=', 2))
            .Select(parts => (Name: Recoded(parts[0]), Value: parts.Length == 1 ? "" : Recoded(parts[1])))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ThenBy(parameter => parameter.Value, StringComparer.Ordinal);
        return string.Join('&', parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"));
    }

    private static string Recoded(string sent) => Encoded(Uri.UnescapeDataString(sent));

    private static string Encoded(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~') encoded.Append((char)octet);
            else encoded.Append('%').Append(Hex[octet >> 4]).Append(Hex[octet & 15]);
        }
        return encoded.ToString();
    }
}
