using System.Text;

namespace FakeKms.Fuzzing.Calls;

/// <summary>Pieces of JSON that no client sends in earnest, in bytes: some are not even JSON or UTF-8.</summary>
internal static class HostileJson
{
    public static IReadOnlyList<byte[]> Pieces { get; } =
    [
        .. new[]
        {
            "null", "true", "0", "-1", "1.5", "1e400", "99999999999999999999999999", "-2147483649", "253402300800", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"",
            "\"\\udc00\\ud800\"", "\"\\uffff😀\"", "\"%%%\"", "\"AAA\"", "\"AA==\\n\"", "\"arn:aws:kms\"", "\"arn:aws:kms:us-east-1:111122223333:alias/\"",
            "\"arn:aws:kms:us-east-1::key/\"", "\"arn::kms::::\"", "\"alias/\"", "\"alias/aws/\"", "\"../..\"", "[]", "[null]", "[[]]", "[{}]", "[\"\"]", "[\"\\ud800\"]", "[1]",
            "[{\"TagKey\":null,\"TagValue\":null}]", "{}", "{\"\":\"\"}", "{\"a\":null}", "{\"a\":1}", "{\"\\ud800\":\"\\ud800\"}", "{\"a\":\"b\",\"a\":\"c\"}",
            "{\"EncryptionContextEquals\":{\"a\":null}}", "{\"AccessKeyId\":null}", "{\"KeyEncryptionAlgorithm\":\"RSAES_OAEP_SHA_256\"}", "{\"AttestationDocument\":\"AAAA\"}",
            "NaN", "'x'", "{", "\"", "tru", "/**/0", "1,2",
        }.Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xC3, 0x28, (byte)'"'], [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'], [0xFF], [0],
        Encoding.UTF8.GetBytes(new string('[', 100) + new string(']', 100)),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100)),
        Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("\"x\"", 2000))}]"),
    ];

    /// <summary>As large as few tests can afford many of.</summary>
    public static byte[] Long { get; } = Encoding.UTF8.GetBytes($"\"{new string('A', 1 << 20)}\"");

    public static IReadOnlyList<byte[]> Bodies { get; } = [[], "\uFEFF{}"u8.ToArray(), " "u8.ToArray(), "{}x"u8.ToArray(), "{\"KeyId\"}"u8.ToArray(), .. Pieces];
}
