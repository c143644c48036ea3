using System.Buffers.Text;
using System.Text.Json;

namespace FakeKms.Xks.Client;

/// <summary>The members of an answer, read strictly.</summary>
/// <exception cref="BrokenAnswerException">A member is missing, or is not what it has to be.</exception>
internal static class AnswerMembers
{
    private const int LongestList = 10;

    /// <summary>What is read of a body. Any bytes are an answer.</summary>
    public static T Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(document.RootElement)
                : throw new BrokenAnswerException("The body is no JSON object.");
        }
        catch (JsonException)
        {
            throw new BrokenAnswerException("The body is no JSON.");
        }
        catch (InvalidOperationException)
        {
            throw new BrokenAnswerException("The body has a text that is no Unicode.");
        }
    }

    public static string Text(this JsonElement root, string member) =>
        root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new BrokenAnswerException($"{member} is missing, or no text.");

    public static string OneOf(this JsonElement root, string member, params ReadOnlySpan<string> values)
    {
        var text = root.Text(member);
        return values.Contains(text) ? text : throw new BrokenAnswerException($"{member} is none of {string.Join(", ", values.ToArray())}.");
    }

    public static IReadOnlyList<JsonElement> List(this JsonElement root, string member)
    {
        if (!root.TryGetProperty(member, out var value) || value.ValueKind != JsonValueKind.Array)
            throw new BrokenAnswerException($"{member} is missing, or no list.");
        return value.GetArrayLength() <= LongestList
            ? [.. value.EnumerateArray()]
            : throw new BrokenAnswerException($"{member} has more than {LongestList} items.");
    }

    public static IReadOnlyList<string> Texts(this JsonElement root, string member) =>
        [.. root.List(member).Select(item => item.ValueKind == JsonValueKind.String
            ? item.GetString()!
            : throw new BrokenAnswerException($"An item of {member} is no text."))];

    public static void PositiveInteger(this JsonElement root, string member)
    {
        if (!root.TryGetProperty(member, out var size) || size.ValueKind != JsonValueKind.Number || !size.TryGetInt64(out var count) || count <= 0)
            throw new BrokenAnswerException($"{member} is missing, or no whole number above zero.");
    }

    /// <summary>Bytes in the standard alphabet of Base64 with its padding, and nothing between: neither white space nor the form for URLs.</summary>
    public static byte[] Bytes(this JsonElement root, string member)
    {
        var text = root.Text(member);
        return !text.Any(char.IsWhiteSpace) && Base64.IsValid(text)
            ? Convert.FromBase64String(text)
            : throw new BrokenAnswerException($"{member} is no Base64 in the standard alphabet with padding.");
    }

    public static byte[] Bytes(this JsonElement root, string member, params ReadOnlySpan<int> lengths)
    {
        var bytes = root.Bytes(member);
        return lengths.Contains(bytes.Length)
            ? bytes
            : throw new BrokenAnswerException($"{member} has {bytes.Length} bytes, not {string.Join(" or ", lengths.ToArray())}.");
    }
}
