using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto.Recipients;

public class CborReaderTests
{
    // RFC 8949, appendix A, written out again by the writer. Indefinite lengths become definite ones.
    [TestCase("00", "00")]
    [TestCase("17", "17")]
    [TestCase("1818", "1818")]
    [TestCase("1903E8", "1903E8")]
    [TestCase("1A000F4240", "1A000F4240")]
    [TestCase("1B000000E8D4A51000", "1B000000E8D4A51000")]
    [TestCase("1BFFFFFFFFFFFFFFFF", "1BFFFFFFFFFFFFFFFF")]
    [TestCase("3BFFFFFFFFFFFFFFFF", "3BFFFFFFFFFFFFFFFF")]
    [TestCase("20", "20")]
    [TestCase("3903E7", "3903E7")]
    [TestCase("F6", "F6")]
    [TestCase("C11A514B67B0", "C11A514B67B0")]
    [TestCase("D818456449455446", "D818456449455446")]
    [TestCase("40", "40")]
    [TestCase("4401020304", "4401020304")]
    [TestCase("62C3BC", "62C3BC")]
    [TestCase("64F0908591", "64F0908591")]
    [TestCase("80", "80")]
    [TestCase("8301820203820405", "8301820203820405")]
    [TestCase("A0", "A0")]
    [TestCase("A201020304", "A201020304")]
    [TestCase("A26161016162820203", "A26161016162820203")]
    [TestCase("5F42010243030405FF", "450102030405")]
    [TestCase("7F657374726561646D696E67FF", "6973747265616D696E67")]
    [TestCase("9FFF", "80")]
    [TestCase("9F018202039F0405FFFF", "8301820203820405")]
    [TestCase("83018202039F0405FF", "8301820203820405")]
    [TestCase("BF61610161629F0203FFFF", "A26161016162820203")]
    [TestCase("826161BF61626163FF", "826161A161626163")]
    [TestCase("5FFF", "40")]
    public void Examples_of_the_standard_are_read(string encoding, string definite)
    {
        var value = CborReader.Read(Convert.FromHexString(encoding));

        Assert.That(value, Is.Not.Null);
        Assert.That(Convert.ToHexString(CborWriter.Write(value!)), Is.EqualTo(definite));
    }

    // RFC 8949, appendix F.1.
    [TestCase("", TestName = "Nothing_is_refused")]
    [TestCase("18")]
    [TestCase("1B01020304050607")]
    [TestCase("38")]
    [TestCase("58")]
    [TestCase("98")]
    [TestCase("9A01FF00")]
    [TestCase("D8")]
    [TestCase("F8")]
    [TestCase("41")]
    [TestCase("5AFFFFFFFF00")]
    [TestCase("5BFFFFFFFFFFFFFFFF010203")]
    [TestCase("7A7FFFFFFF00")]
    [TestCase("5F4100")]
    [TestCase("7F6100")]
    [TestCase("81")]
    [TestCase("818181818181818181")]
    [TestCase("8200")]
    [TestCase("A1")]
    [TestCase("A100")]
    [TestCase("A2000000")]
    [TestCase("C0")]
    [TestCase("9F")]
    [TestCase("9F0102")]
    [TestCase("BF01020102")]
    [TestCase("819F")]
    [TestCase("9F80009F")]
    [TestCase("1C")]
    [TestCase("3D")]
    [TestCase("5E")]
    [TestCase("FC")]
    [TestCase("F816")]
    [TestCase("5F00FF")]
    [TestCase("5F6100FF")]
    [TestCase("5F80FF")]
    [TestCase("7F4100FF")]
    [TestCase("5F5F4100FFFF")]
    [TestCase("7F7F6100FFFF")]
    [TestCase("FF")]
    [TestCase("81FF")]
    [TestCase("8200FF")]
    [TestCase("A1FF")]
    [TestCase("A100FF")]
    [TestCase("A1FF00")]
    [TestCase("9F81FF")]
    [TestCase("9F829F819F9FFFFFFFFF")]
    [TestCase("BF00FF")]
    [TestCase("BF000000FF")]
    [TestCase("1F")]
    [TestCase("3F")]
    [TestCase("DF")]
    public void What_is_not_well_formed_is_refused(string encoding) => Assert.That(CborReader.Read(Convert.FromHexString(encoding)), Is.Null);

    [TestCase("0000", TestName = "A_byte_after_the_item_is_refused")]
    [TestCase("61FF", TestName = "Text_that_is_not_utf8_is_refused")]
    [TestCase("7F61C361BCFF", TestName = "A_character_across_two_chunks_is_refused")]
    [TestCase("A201020103", TestName = "A_key_that_is_there_twice_is_refused")]
    [TestCase("A201021801FF", TestName = "A_map_with_something_behind_it_is_refused")]
    [TestCase("A20102180103", TestName = "The_same_key_in_a_longer_encoding_is_refused")]
    [TestCase("BF41000043000000005F4100FF00FF", TestName = "The_same_key_in_chunks_is_refused")]
    [TestCase("F4", TestName = "False_is_refused")]
    [TestCase("F5", TestName = "True_is_refused")]
    [TestCase("F7", TestName = "Undefined_is_refused")]
    [TestCase("F93C00", TestName = "A_half_precision_number_is_refused")]
    [TestCase("FB3FF199999999999A", TestName = "A_double_precision_number_is_refused")]
    public void What_attestation_documents_do_not_have_is_refused(string encoding) => Assert.That(CborReader.Read(Convert.FromHexString(encoding)), Is.Null);

    [TestCase(15, ExpectedResult = true)]
    [TestCase(16, ExpectedResult = false)]
    [TestCase(100_000, ExpectedResult = false)]
    public bool Nesting_ends_at_sixteen_levels(int arrays) => CborReader.Read([.. Enumerable.Repeat((byte)0x81, arrays), 0]) is not null;

    [Test]
    public void Numbers_below_zero_count_from_minus_one() =>
        Assert.That(CborReader.Read([0x38, 0x22]), Is.EqualTo(new CborNegative(34)));

    [Test]
    public void Garbage_of_any_length_is_an_answer()
    {
        var stream = new SeededStream(7, "garbage");

        Assert.That(() => Enumerable.Range(0, 3_000).Count(i => CborReader.Read(stream.Bytes(i % 301)) is null), Throws.Nothing);
    }
}
