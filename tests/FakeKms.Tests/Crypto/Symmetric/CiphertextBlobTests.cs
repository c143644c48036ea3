using System.Security.Cryptography;
using FakeKms.Crypto.Symmetric;
using FakeKms.Entropy;
using FakeKms.Operations.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Tests.Crypto.Symmetric;

/// <summary>The ciphertext is what its documentation says: BouncyCastle, with nothing but that description, opens it.</summary>
public class CiphertextBlobTests
{
    private const string MaterialId = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private const int SaltStart = 5 + 32 + 1;
    private const int ContentStart = SaltStart + 16 + 4;
    private static readonly byte[] Material = Bytes.Stream("material").Bytes(32);
    private static readonly byte[] Salt = Bytes.Stream("salt").Bytes(16);

    [Test]
    public void BouncyCastle_decrypts_under_the_material([Values(1, 15, 16, 17, 4096)] int length, [Values] bool withContext)
    {
        var plaintext = Bytes.Stream("plaintext").Bytes(length);
        var context = withContext ? EncryptionContext.Encode(new Dictionary<string, string> { ["a"] = "b" }) : [];

        var blob = CiphertextBlob.Encrypt(MaterialId, Material, Salt, plaintext, context);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToBase64String(blob), Does.StartWith("AQICAHg"));
            Assert.That(CiphertextBlob.Read(blob)?.MaterialId, Is.EqualTo(MaterialId));
            Assert.That(blob[SaltStart..(SaltStart + 16)], Is.EqualTo(Salt));
            Assert.That(Open(blob, context), Is.EqualTo(plaintext));
        }
    }

    [Test]
    public void Another_salt_another_material_and_another_context_give_other_ciphertexts()
    {
        byte[] Encrypt(byte[] material, byte[] salt, byte[] context) =>
            CiphertextBlob.Encrypt(MaterialId, material, salt, new byte[16], context)[ContentStart..];

        byte[][] ciphertexts =
            [Encrypt(Material, Salt, []), Encrypt(Material[..16], Salt, []), Encrypt(Material, [.. Salt[1..], 0], []), Encrypt(Material, Salt, [1])];

        Assert.That(ciphertexts.Select(Convert.ToHexString), Is.Unique);
    }

    [Test]
    public void The_nonce_follows_from_the_header()
    {
        var blob = CiphertextBlob.Encrypt(MaterialId, Material, Salt, new byte[16], []);

        Assert.That(NonceOf(blob), Is.EqualTo(Digest(blob[..(SaltStart + 16)])));
    }

    [Test]
    public void Each_bit_of_a_header_changes_both_parts_of_the_nonce()
    {
        var header = CiphertextBlob.Encrypt(MaterialId, Material, Salt, new byte[16], [])[..(SaltStart + 16)];
        var nonce = Digest(header);

        var unchanged =
            from bit in Enumerable.Range(0, header.Length * 8)
            let other = Digest([.. header.Select((value, index) => index == bit / 8 ? (byte)(value ^ (1 << (bit % 8))) : value)])
            where other.AsSpan(0, 8).SequenceEqual(nonce.AsSpan(0, 8)) || other.AsSpan(8).SequenceEqual(nonce.AsSpan(8))
            select bit;

        Assert.That(unchanged, Is.Empty);
    }

    [Test]
    public void Materials_that_are_used_in_turns_and_at_the_same_time_encrypt_as_each_does_alone()
    {
        byte[][] materials = [.. Enumerable.Range(0, 200).Select(number => Bytes.Stream($"material {number}").Bytes(32))];
        var alone = materials.Select(material => Convert.ToHexString(CiphertextBlob.Encrypt(MaterialId, material, Salt, new byte[16], []))).ToArray();

        var together = Enumerable.Range(0, 10 * materials.Length).AsParallel().AsOrdered().WithDegreeOfParallelism(4)
            .Select(number => Convert.ToHexString(CiphertextBlob.Encrypt(MaterialId, materials[number / 10], Salt, new byte[16], [])));

        Assert.That(together, Is.EqualTo(alone.SelectMany(blob => Enumerable.Repeat(blob, 10))));
    }

    [Test]
    public void Contexts_are_written_in_ordinal_order_of_their_keys_with_the_length_of_each_text() => Assert.That(
        EncryptionContext.Encode(new Dictionary<string, string> { ["b"] = "", ["é"] = "1", ["B"] = "22" }),
        Is.EqualTo(Bytes.Hex("00000001" + "42" + "00000002" + "3232" + "00000001" + "62" + "00000000" + "00000002" + "c3a9" + "00000001" + "31")));

    private static byte[] Open(byte[] blob, byte[] context)
    {
        var encrypted = EncryptedContent(blob);
        var parameters = GcmParameters.GetInstance(encrypted.ContentEncryptionAlgorithm.Parameters);
        var content = encrypted.EncryptedContent.GetOctets();
        var gcm = new GcmBlockCipher(new AesEngine());
        gcm.Init(forEncryption: false, new AeadParameters(new KeyParameter(Material), parameters.IcvLen * 8, parameters.GetNonce(), context));
        var message = new byte[gcm.GetOutputSize(content.Length)];
        gcm.DoFinal(message, gcm.ProcessBytes(content, 0, content.Length, message, 0));
        return message[11..];
    }

    private static byte[] NonceOf(byte[] blob) =>
        GcmParameters.GetInstance(EncryptedContent(blob).ContentEncryptionAlgorithm.Parameters).GetNonce();

    // Written anew, word by word: each word of eight bytes is mixed into two sums.
    private static byte[] Digest(byte[] header)
    {
        var padded = header.Concat(new byte[(8 - (header.Length % 8)) % 8]).ToArray();
        var (first, second) = ((ulong)header.Length, 0x9E3779B97F4A7C15UL);
        foreach (var word in padded.Chunk(8).Select(bytes => BitConverter.ToUInt64([.. bytes.Reverse()])))
        {
            first = Mixed(first ^ word);
            second = Mixed(unchecked(second + 0x9E3779B97F4A7C15UL) ^ word);
        }
        return [.. BitConverter.GetBytes(first).Reverse(), .. BitConverter.GetBytes(second).Reverse().Take(4)];
    }

    private static ulong Mixed(ulong word)
    {
        foreach (var (shift, factor) in new[] { (30, 0xBF58476D1CE4E5B9UL), (27, 0x94D049BB133111EBUL), (31, 1UL) })
            word = unchecked((word ^ (word >> shift)) * factor);
        return word;
    }

    private static EncryptedContentInfo EncryptedContent(byte[] blob)
    {
        var info = ContentInfo.GetInstance(Asn1Object.FromByteArray(blob[ContentStart..]));
        return EncryptedData.GetInstance(info.Content).EncryptedContentInfo;
    }
}
