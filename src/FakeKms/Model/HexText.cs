using System.Buffers.Binary;
using System.Globalization;

namespace FakeKms.Model;

/// <summary>Bytes as hexadecimal digits in lower case, without texts on the way. .NET has it from version 9 on.</summary>
internal static class HexText
{
    private const int LongestOnStack = 64;
    private const int DigitsOfWord = 2 * sizeof(ulong);

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestOnStack) return Convert.ToHexString(bytes).ToLowerInvariant();
        Span<char> digits = stackalloc char[2 * bytes.Length];
        for (var i = 0; i < bytes.Length; i++) (digits[2 * i], digits[(2 * i) + 1]) = (Digit(bytes[i] >> 4), Digit(bytes[i] & 0xF));
        return new string(digits);
    }

    /// <summary>Reads digits of a whole number of words of eight bytes.</summary>
    /// <exception cref="FormatException">They are not.</exception>
    public static void Read(ReadOnlySpan<char> digits, Span<byte> bytes)
    {
        for (; !digits.IsEmpty; digits = digits[DigitsOfWord..], bytes = bytes[sizeof(ulong)..])
            BinaryPrimitives.WriteUInt64BigEndian(bytes, ulong.Parse(digits[..DigitsOfWord], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'a' + value - 10);
}
