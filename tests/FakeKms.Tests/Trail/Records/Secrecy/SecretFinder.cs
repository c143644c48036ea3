using System.Text;
using System.Text.Json;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>
/// Looks for secrets in text: as they are, in base64 of either alphabet at any alignment, in hexadecimal digits of either case, and behind JSON's escapes.
/// Part of a secret is enough: twelve bytes from one of many places.
/// </summary>
internal sealed class SecretFinder
{
    private const int Window = 12;
    private const int Beginnings = 1 << 20;

    private readonly Dictionary<int, HashSet<string>> windows = [];

    // How the windows begin: most places of a text need no look into the sets.
    private readonly bool[] beginnings = new bool[Beginnings];

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < Window) throw new ArgumentException("A secret of fewer than twelve bytes would be found by chance.");
        Count++;
        for (var at = 0; at + Window <= secret.Length; at += at < 2 ? 1 : Window) AddWindow(secret.Slice(at, Window));
        AddWindow(secret[^Window..]);
        AddText(secret);
    }

    public void Add(string secret) => Add(Encoding.UTF8.GetBytes(secret));

    /// <summary>What was found in a record, or null.</summary>
    public string? FindIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder(json);
        Unescape(document.RootElement, text);
        return Find(text.ToString());
    }

    private static void Unescape(JsonElement element, StringBuilder text)
    {
        if (element.ValueKind == JsonValueKind.String) UnescapeText(element.GetString()!, text);
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray()) Unescape(item, text);
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var member in element.EnumerateObject())
        {
            text.Append('\n').Append(member.Name);
            Unescape(member.Value, text);
        }
    }

    // Some texts of records are JSON themselves.
    private static void UnescapeText(string value, StringBuilder text)
    {
        text.Append('\n').Append(value);
        if (value.Length == 0 || value[0] is not ('{' or '[')) return;
        try
        {
            using var document = JsonDocument.Parse(value);
            Unescape(document.RootElement, text);
        }
        catch (JsonException)
        {
        }
    }

    private void AddWindow(ReadOnlySpan<byte> bytes)
    {
        var base64 = Convert.ToBase64String(bytes);
        Remember(base64);
        Remember(base64.Replace('+', '-').Replace('/', '_'));
        Remember(Convert.ToHexString(bytes));
        Remember(Convert.ToHexString(bytes).ToLowerInvariant());
        Remember(Encoding.Latin1.GetString(bytes));
    }

    // Characters of more than one byte look different from their bytes.
    private void AddText(ReadOnlySpan<byte> secret)
    {
        var text = Encoding.UTF8.GetString(secret);
        if (text.Contains('\uFFFD')) return;
        for (var at = 0; at + Window <= text.Length; at += Window) Remember(text.Substring(at, Window));
    }

    private void Remember(string text)
    {
        if (!windows.TryGetValue(text.Length, out var known)) windows[text.Length] = known = new HashSet<string>(StringComparer.Ordinal);
        known.Add(text);
        beginnings[BeginningOf(text)] = true;
    }

    private string? Find(string text)
    {
        for (var at = 0; at + Window <= text.Length; at++)
        {
            if (beginnings[BeginningOf(text.AsSpan(at))] && FindAt(text, at) is { } found) return found;
        }
        return null;
    }

    private string? FindAt(string text, int at)
    {
        foreach (var (length, known) in windows)
        {
            if (at + length <= text.Length && Has(known, text.AsSpan(at, length))) return text.Substring(at, length);
        }
        return null;
    }

    private static bool Has(HashSet<string> known, ReadOnlySpan<char> text) =>
#if NET9_0_OR_GREATER
        known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
#else
        known.Contains(text.ToString());
#endif

    private static int BeginningOf(ReadOnlySpan<char> text) => (text[0] ^ (text[1] << 5) ^ (text[2] << 10) ^ (text[3] << 15)) & (Beginnings - 1);
}
