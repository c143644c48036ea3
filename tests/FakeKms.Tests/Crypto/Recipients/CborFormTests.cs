using System.Formats.Cbor;
using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;

namespace FakeKms.Tests.Crypto.Recipients;

public class CborFormTests
{
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
    public void What_is_not_well_formed_is_refused(string encoding) => Assert.That(Whole(Convert.FromHexString(encoding)), Is.Null);

    [TestCase("00")]
    [TestCase("5F42010243030405FF")]
    [TestCase("BF61610161629F0203FFFF")]
    [TestCase("D818456449455446")]
    [TestCase("A201020304")]
    public void One_item_is_read_whole(string encoding)
    {
        var bytes = Convert.FromHexString(encoding);

        Assert.That(Whole(bytes), Is.EqualTo(bytes));
    }

    [TestCase("0000", TestName = "A_byte_after_the_item_is_refused")]
    [TestCase("61FF", TestName = "Text_that_is_not_utf8_is_refused")]
    [TestCase("7F61C361BCFF", TestName = "A_character_across_two_chunks_is_refused")]
    [TestCase("A201020103", TestName = "A_key_that_is_there_twice_is_refused")]
    public void What_the_framework_lets_pass_unless_it_is_told_to_be_strict_is_refused(string encoding)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Whole(Convert.FromHexString(encoding)), Is.Null);
            Assert.That(Text(Convert.FromHexString(encoding)), Is.Null);
        }
    }

    [TestCase("A2 01 02 1801 03", TestName = "The_same_number_in_a_longer_encoding_is_the_same_key")]
    [TestCase("A2 01 02 1B0000000000000001 03", TestName = "The_same_number_in_the_longest_encoding_is_the_same_key")]
    [TestCase("BF 01 02 1801 03 FF", TestName = "A_map_without_a_length_has_no_key_twice_either")]
    public void Two_spellings_of_one_number_are_one_key(string encoding) =>
        Assert.That(CborForm.Read(Hex(encoding), reader => CborForm.Map(reader, key => key.ReadInt32(), value => value.ReadInt32())), Is.Null);

    [TestCase("A2 6161 01 7F6161FF 02", TestName = "The_same_text_in_chunks_is_the_same_key")]
    [TestCase("A2 6161 01 780161 02", TestName = "The_same_text_with_a_longer_length_is_the_same_key")]
    public void Two_spellings_of_one_text_are_one_key(string encoding) =>
        Assert.That(CborForm.Read(Hex(encoding), reader => CborForm.Map(reader, key => key.ReadTextString(), value => value.ReadInt32())), Is.Null);

    // A length is believed only as far as there are bytes: nothing of that size is ever allocated.
    [TestCase("5A7FFFFFFF")]
    [TestCase("5B7FFFFFFFFFFFFFFF")]
    [TestCase("5BFFFFFFFFFFFFFFFF")]
    [TestCase("7B7FFFFFFFFFFFFFFF")]
    [TestCase("9A7FFFFFFF")]
    [TestCase("9B7FFFFFFFFFFFFFFF")]
    [TestCase("9BFFFFFFFFFFFFFFFF")]
    [TestCase("BA7FFFFFFF")]
    [TestCase("BB4000000000000000")]
    [TestCase("BB7FFFFFFFFFFFFFFF")]
    [TestCase("BBFFFFFFFFFFFFFFFF")]
    [TestCase("5F5A7FFFFFFF00FF")]
    public void A_length_beyond_the_bytes_is_refused(string encoding)
    {
        byte[] bytes = [.. Convert.FromHexString(encoding), 0, 0, 0];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Whole(bytes), Is.Null);
            Assert.That(Text(bytes), Is.Null);
            Assert.That(CborForm.Read(bytes, reader => reader.ReadByteString()), Is.Null);
            Assert.That(CborForm.Read(bytes, reader => CborForm.Array(reader, item => item.ReadInt32())), Is.Null);
            Assert.That(CborForm.Read(bytes, reader => CborForm.Map(reader, key => key.ReadInt32(), value => value.ReadInt32())), Is.Null);
        }
    }

    [TestCase(0x81)]
    [TestCase(0x9F)]
    [TestCase(0xA1)]
    [TestCase(0xBF)]
    [TestCase(0xC1)]
    [TestCase(0x5F)]
    public void A_million_levels_are_refused(byte level)
    {
        byte[] nested = [.. Enumerable.Repeat(level, 1_000_000)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Whole(nested), Is.Null);
            Assert.That(CborForm.Read(nested, reader => CborForm.Array(reader, item => item.ReadInt32())), Is.Null);
            Assert.That(CborForm.Read(nested, reader => CborForm.Map(reader, key => key.ReadInt32(), value => value.ReadEncodedValue())), Is.Null);
        }
    }

    [Test]
    public void Garbage_of_any_length_is_an_answer()
    {
        var stream = new SeededStream(7, "garbage");

        Assert.That(() => Enumerable.Range(0, 3_000).Count(i => Whole(stream.Bytes(i % 301)) is null), Throws.Nothing);
    }

    private static byte[]? Whole(byte[] bytes) => CborForm.Read(bytes, reader => reader.ReadEncodedValue().ToArray());

    private static string? Text(byte[] bytes) => CborForm.Read(bytes, reader => reader.ReadTextString());

    private static byte[] Hex(string spaced) => Convert.FromHexString(spaced.Replace(" ", ""));
}
