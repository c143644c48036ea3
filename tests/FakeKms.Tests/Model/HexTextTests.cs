using FakeKms.Entropy;
using FakeKms.Model;
using FakeKms.Tests.Crypto;

namespace FakeKms.Tests.Model;

internal sealed class HexTextTests
{
    [Test]
    public void Bytes_of_every_length_have_the_digits_that_NET_gives_them_in_lower_case([Range(0, 130, 13)] int length)
    {
        var bytes = Bytes.Stream("digits").Bytes(length);

        Assert.That(HexText.Of(bytes), Is.EqualTo(Convert.ToHexString(bytes).ToLowerInvariant()));
    }

    [Test]
    public void Digits_of_either_case_are_read([Values] bool isLower)
    {
        var bytes = Bytes.Stream("digits").Bytes(32);
        var digits = Convert.ToHexString(bytes);
        var read = new byte[32];

        HexText.Read(isLower ? digits.ToLowerInvariant() : digits, read);

        Assert.That(read, Is.EqualTo(bytes));
    }

    [Test]
    public void What_is_no_digit_is_refused() => Assert.That(() => HexText.Read("00000000000000g0", new byte[8]), Throws.TypeOf<FormatException>());
}
