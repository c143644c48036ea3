using System.Buffers.Binary;
using FakeKms.Crypto.Symmetric;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;

namespace FakeKms.Tests.Crypto.Symmetric;

/// <summary>A symmetric ciphertext has the outer form and the length of AWS's: what is stored in a column of 184 bytes there fits in it here.</summary>
public class CiphertextBlobFormTests : InMemory
{
    private const string MaterialId = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly byte[] Material = Bytes.Stream("material").Bytes(32);

    [TestCase(1, 153)]
    [TestCase(16, 168)]
    [TestCase(17, 169)]
    [TestCase(32, 184)]
    [TestCase(1024, 1186)]
    [TestCase(4096, 4258)]
    public async Task The_length_follows_from_the_plaintext(int plaintext, int blob)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var answer = await Client.EncryptAsync(new() { KeyId = keyId, Plaintext = new MemoryStream(new byte[plaintext]) });

        Assert.That(answer.CiphertextBlob.Length, Is.EqualTo(blob));
    }

    [TestCase("AES_128", 168)]
    [TestCase("AES_256", 184)]
    public async Task Data_keys_have_the_lengths_that_columns_are_sized_by(string spec, int blob)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var with = await Client.GenerateDataKeyAsync(new() { KeyId = keyId, KeySpec = spec });
        var without = await Client.GenerateDataKeyWithoutPlaintextAsync(new() { KeyId = keyId, KeySpec = spec });
        var again = await Client.ReEncryptAsync(new() { CiphertextBlob = with.CiphertextBlob, DestinationKeyId = keyId });

        Assert.That((with.CiphertextBlob.Length, without.CiphertextBlob.Length, again.CiphertextBlob.Length), Is.EqualTo((blob, blob, blob)));
    }

    [Test]
    public void Every_plaintext_that_KMS_encrypts_comes_back_from_a_blob_of_its_length()
    {
        var stream = Bytes.Stream("plaintexts");

        using (Assert.EnterMultipleScope())
        {
            for (var length = 1; length <= 4096; length++)
            {
                var plaintext = stream.Bytes(length);
                var blob = CiphertextBlob.Encrypt(MaterialId, Material, stream.Bytes(16), plaintext, [7]);
                if (blob.Length != LengthOfBlob(length)) Assert.Fail($"{length} bytes give a blob of {blob.Length}, not {LengthOfBlob(length)}.");
                if (!plaintext.AsSpan().SequenceEqual(CiphertextBlob.Read(blob)?.Decrypt(Material, [7]))) Assert.Fail($"{length} bytes do not come back.");
            }
        }
    }

    [TestCase(1)]
    [TestCase(64)]
    [TestCase(101)]
    [TestCase(4096)]
    public void The_outer_form_is_that_of_published_blobs(int length)
    {
        var blob = CiphertextBlob.Encrypt(MaterialId, Material, Bytes.Stream("salt").Bytes(16), new byte[length], []);
        var info = ContentInfo.GetInstance(Asn1Object.FromByteArray(blob[58..]));
        var encrypted = EncryptedData.GetInstance(info.Content);
        var content = encrypted.EncryptedContentInfo;
        var parameters = GcmParameters.GetInstance(content.ContentEncryptionAlgorithm.Parameters);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToHexString(blob[..5]), Is.EqualTo("0102020078"));
            Assert.That(Convert.ToHexString(blob[5..37]).ToLowerInvariant(), Is.EqualTo(MaterialId));
            Assert.That((blob[37], BinaryPrimitives.ReadInt32BigEndian(blob.AsSpan(54))), Is.EqualTo(((byte)1, blob.Length - 58)));
            Assert.That((info.ContentType.Id, encrypted.Version.IntValueExact), Is.EqualTo(("1.2.840.113549.1.7.6", 0)));
            Assert.That((content.ContentType.Id, content.ContentEncryptionAlgorithm.Algorithm.Id), Is.EqualTo(("1.2.840.113549.1.7.1", "2.16.840.1.101.3.4.1.46")));
            Assert.That((parameters.GetNonce().Length, parameters.IcvLen), Is.EqualTo((12, 16)));
            Assert.That(content.EncryptedContent.GetOctets(), Has.Length.EqualTo(length + 27));
        }
    }

    [Test]
    public void Every_bit_counts()
    {
        var blob = CiphertextBlob.Encrypt(MaterialId, Material, Bytes.Stream("salt").Bytes(16), Bytes.Stream("text").Bytes(32), []);

        var accepted =
            from position in Enumerable.Range(0, blob.Length)
            from bit in Enumerable.Range(0, 8)
            where CiphertextBlob.Read(Turned(blob, position, bit))?.Decrypt(Material, []) is not null
            select (position, bit);

        Assert.That(accepted, Is.Empty);
    }

    private static byte[] Turned(byte[] blob, int position, int bit)
    {
        var turned = (byte[])blob.Clone();
        turned[position] ^= (byte)(1 << bit);
        return turned;
    }

    // Five structures around the content, of which each takes a length of one to three bytes.
    private static int LengthOfBlob(int plaintext)
    {
        var content = Element(plaintext + 27);
        var info = Element(Element(9) + 32 + content);
        var data = Element(Element(Element(1) + info));
        return 58 + Element(Element(9) + data);
    }

    private static int Element(int length) => 1 + (length < 128 ? 1 : length < 256 ? 2 : 3) + length;
}
