using System.Text;
using System.Text.Json;

namespace FakeKms.Fuzzing.Mutation;

/// <summary>The values and the members in JSON, wherever in an input it stands.</summary>
internal static class JsonParts
{
    /// <summary>Texts that parts of AWS's formats begin or end at.</summary>
    public static IEnumerable<byte[]> Texts { get; } = new[]
    {
        "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01T00:00:00Z\"", "\"2026-02-30T00:00:00Z\"", "-62135596800", "253402300799.999", "2147483648", "-9223372036854775808", "\"*\"",
        "\"${aws:username}\"", "\"${\"", "\"arn:aws:iam::111122223333:root\"", "\"arn:aws:kms:*:*:key/*\"", "\"EXTERNAL\"", "\"SYMMETRIC_DEFAULT\"", "\"mrk-1234abcd12ab34cd56ef1234567890ab\"",
        "\"1234abcd-12ab-34cd-56ef-1234567890ab\"", "\"eu-west-1\"", "\"cn-north-1\"", "\"111122223333\"", "\"000000000000\"", "\"ENABLED\"", "\"PendingDeletion\"", "\"Enabled\"",
        "{\"AWS\":\"*\"}", "{\"StringEquals\":{\"kms:ViaService\":[\"a\",\"b\"]}}", "{\"ForAllValues:StringLike\":{\"kms:EncryptionContextKeys\":\"?*\"}}", "{\"Null\":{\"a\":\"x\"}}",
        "{\"IpAddress\":{\"aws:SourceIp\":\"::ffff:1.2.3.4/129\"}}", "{\"DateLessThan\":{\"aws:CurrentTime\":\"-1\"}}", "{\"NumericEquals\":{\"x\":\"1e999\"}}",
    }.Select(Encoding.UTF8.GetBytes);

    public static List<Part> In(byte[] input)
    {
        var parts = new List<Part>();
        for (var at = 0; at < input.Length;)
        {
            var start = input.AsSpan(at).IndexOfAny((byte)'{', (byte)'[');
            if (start < 0) break;
            at += start;
            at += Read(input, at, parts);
        }
        return parts;
    }

    public static byte[] Nested(byte[] part, int depth) => depth % 2 == 0
        ? [.. Repeated("["u8, depth), .. part, .. Repeated("]"u8, depth)]
        : [.. Repeated("{\"a\":"u8, depth), .. part, .. Repeated("}"u8, depth)];

    // How far it is JSON; at least one byte.
    private static int Read(byte[] input, int from, List<Part> parts)
    {
        var reader = new Utf8JsonReader(input.AsSpan(from), new JsonReaderOptions { MaxDepth = 256 });
        var open = new Stack<(int Start, int? Name)>();
        int? name = null;
        var good = 0;
        try
        {
            while ((good == 0 || open.Count > 0) && reader.Read())
            {
                good = (int)reader.BytesConsumed;
                var start = from + (int)reader.TokenStartIndex;
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = start;
                        break;
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        open.Push((start, name));
                        name = null;
                        break;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        (start, name) = open.Pop();
                        goto default;
                    default:
                        parts.Add(new Part(start, from + good - start));
                        if (name is { } member) parts.Add(new Part(member, from + good - member));
                        name = null;
                        break;
                }
            }
        }
        catch (JsonException)
        {
        }
        return Math.Max(good, 1);
    }

    private static byte[] Repeated(ReadOnlySpan<byte> piece, int count)
    {
        var whole = new byte[piece.Length * count];
        for (var at = 0; at < whole.Length; at += piece.Length) piece.CopyTo(whole.AsSpan(at));
        return whole;
    }
}
