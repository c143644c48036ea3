using System.Buffers.Binary;
using System.Text;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// The encryption context as additional authenticated data: pairs in ordinal order of their keys, each text with its length before it, so that
/// {a: "bc"} and {ab: "c"} differ. An absent and an empty context are the same.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html"/></remarks>
internal static class EncryptionContext
{
    public static byte[] Encode(IReadOnlyDictionary<string, string>? context)
    {
        if (context is null || context.Count == 0) return [];
        using var bytes = new MemoryStream();
        foreach (var (key, value) in context.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Write(bytes, key);
            Write(bytes, value);
        }
        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var utf8 = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
        bytes.Write(length);
        bytes.Write(utf8);
    }
}
