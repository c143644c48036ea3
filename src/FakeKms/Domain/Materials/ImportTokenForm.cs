using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Domain.Materials;

/// <summary>
/// An import token tells by itself which key it is for and until when: random bytes, the end of its time, and a check over both and the key. So one that has
/// expired can be forgotten and is known as such all the same.
/// </summary>
internal static class ImportTokenForm
{
    /// <summary>How many random bytes a token begins with.</summary>
    public const int RandomLength = Length - sizeof(long) - HMACSHA256.HashSizeInBytes;

    private const int Length = 256;
    private static readonly byte[] CheckKey = "FakeKms import token"u8.ToArray();

    public static byte[] Of(byte[] random, string keyArn, DateTimeOffset validTo)
    {
        var token = new byte[Length];
        random.CopyTo(token, 0);
        BinaryPrimitives.WriteInt64BigEndian(token.AsSpan(RandomLength), validTo.UtcTicks);
        Check(token, keyArn).CopyTo(token, RandomLength + sizeof(long));
        return token;
    }

    /// <summary>Whether it is a token of that key whose time is over.</summary>
    public static bool HasExpired(byte[] token, string keyArn, DateTimeOffset now) =>
        token.Length == Length
        && Check(token, keyArn).AsSpan().SequenceEqual(token.AsSpan(RandomLength + sizeof(long)))
        && BinaryPrimitives.ReadInt64BigEndian(token.AsSpan(RandomLength)) <= now.UtcTicks;

    private static byte[] Check(byte[] token, string keyArn) =>
        HMACSHA256.HashData(CheckKey, token[..(RandomLength + sizeof(long))].Concat(Encoding.UTF8.GetBytes(keyArn)).ToArray());
}
