using System.Formats.Cbor;
using FakeKms.Crypto.Recipients;
using static FakeKms.Tests.Crypto.Recipients.AttestationSamples;

namespace FakeKms.Tests.Crypto.Recipients;

public class AttestationPayloadTests
{
    [Test]
    public void A_forged_document_without_a_fault_is_accepted() => Assert.That(new ForgedDocument().Failure(), Is.EqualTo(AttestationFailure.None));

    [TestCase("module_id")]
    [TestCase("digest")]
    [TestCase("timestamp")]
    [TestCase("pcrs")]
    [TestCase("certificate")]
    [TestCase("cabundle")]
    public void A_mandatory_field_that_is_missing_or_null_is_refused(string field)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FailureAfter(fields => fields.Remove(field)), Is.EqualTo(AttestationFailure.Malformed));
            Assert.That(FailureAfter(fields => fields[field] = [0xF6]), Is.EqualTo(AttestationFailure.Malformed));
        }
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("an empty module id", "module_id", writer => writer.WriteTextString(""));
        yield return Fault("a module id in bytes", "module_id", writer => writer.WriteByteString([65]));
        yield return Fault("another digest", "digest", writer => writer.WriteTextString("SHA256"));
        yield return Fault("time zero", "timestamp", writer => writer.WriteInt32(0));
        yield return Fault("a time below zero", "timestamp", writer => writer.WriteInt32(-1));
        yield return Fault("a time after the year 9999", "timestamp", writer => writer.WriteUInt64(ulong.MaxValue));
        yield return Fault("the first time after the year 9999", "timestamp", writer => writer.WriteInt64(253402300800000));
        yield return Fault("a time with a fraction", "timestamp", writer => writer.WriteDouble(1.5));
        yield return Fault("a time with a tag", "timestamp", writer => writer.WriteUnixTimeSeconds(1772366700));
        yield return Fault("no register", "pcrs", writer => WritePcrs(writer));
        yield return Fault("register 32", "pcrs", writer => WritePcrs(writer, (32, 48)));
        yield return Fault("register -1", "pcrs", writer => WritePcrs(writer, (-1, 48)));
        yield return Fault("a register twice", "pcrs", writer => WritePcrs(writer, (0, 48), (0, 48)));
        yield return Fault("a register with a name", "pcrs", "A161305830" + new string('0', 96));
        yield return Fault("a register twice, once spelled longer", "pcrs", $"A2005820{new string('0', 64)}18005820{new string('0', 64)}");
        yield return Fault("a register of 47 bytes", "pcrs", writer => WritePcrs(writer, (0, 47)));
        yield return Fault("registers of both platforms", "nitrotpm_pcrs", writer => WritePcrs(writer, (0, 48)));
        yield return Fault("an empty certificate", "certificate", writer => writer.WriteByteString([]));
        yield return Fault("a certificate of 1025 bytes", "certificate", writer => writer.WriteByteString(new byte[1025]));
        yield return Fault("an empty bundle", "cabundle", "80");
        yield return Fault("a bundle with an empty certificate", "cabundle", "8140");
        yield return Fault("a bundle of text", "cabundle", "8164726F6F74");
        yield return Fault("a public key in text", "public_key", writer => writer.WriteTextString("key"));
        yield return Fault("a public key of 1025 bytes", "public_key", writer => writer.WriteByteString(new byte[1025]));
        yield return Fault("user data of 1025 bytes", "user_data", writer => writer.WriteByteString(new byte[1025]));
        yield return Fault("a nonce that is a number", "nonce", writer => writer.WriteInt32(1));
        yield return Fault("a nonce that is undefined", "nonce", "F7");
        yield return Fault("a nonce that is false", "nonce", "F4");
        yield return Fault("a null that is spelled in two bytes", "nonce", "F816");
        yield return Fault("a nonce of which half is missing", "nonce", "4201");
        yield return Fault("a nonce of more bytes than there are", "nonce", "5BFFFFFFFFFFFFFFFF");
        yield return Fault("a nonce in a hundred thousand lists", "nonce", string.Concat(Enumerable.Repeat("81", 100_000)) + "F6");
        yield return Fault("a module id that is not UTF-8", "module_id", "61FF");
        yield return Fault("a break for a value", "nonce", "FF");
        yield return Fault("an unknown field", "pcr", writer => writer.WriteInt32(1));
    }

    [TestCaseSource(nameof(Faults))]
    public void A_field_outside_of_its_limits_is_refused(string field, byte[] value) =>
        Assert.That(FailureAfter(fields => fields[field] = value), Is.EqualTo(AttestationFailure.Malformed));

    [Test]
    public void A_field_in_chunks_is_read() =>
        Assert.That(FailureAfter(fields => fields["nonce"] = [0x5F, 0x41, 1, 0x41, 2, 0xFF]), Is.EqualTo(AttestationFailure.None));

    [TestCase("module_id")]
    [TestCase("nonce")]
    public void A_field_that_is_there_twice_is_refused(string field)
    {
        var payload = new AttestationPayload(Claims(), [1], [[2]]).Write();
        var again = ForgedDocument.Encoded(writer => writer.WriteTextString(field));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(AttestationPayload.Read([(byte)(payload[0] + 1), .. payload[1..], .. again, 0xF6]), Is.Null);
            Assert.That(AttestationPayload.Read([0xBF, .. payload[1..], 0x78, (byte)field.Length, .. again[1..], 0xF6, 0xFF]), Is.Null);
        }
    }

    private static IEnumerable<TestCaseData> UnusableKeys()
    {
        using var elliptic = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        using var small = System.Security.Cryptography.RSA.Create(1024);
        yield return new TestCaseData((byte[])[]).SetArgDisplayNames("empty");
        yield return new TestCaseData((byte[])[.. PublicKey, 0]).SetArgDisplayNames("with a trailing byte");
        yield return new TestCaseData(PublicKey[1..]).SetArgDisplayNames("cut off");
        yield return new TestCaseData(elliptic.ExportSubjectPublicKeyInfo()).SetArgDisplayNames("of P-256");
        yield return new TestCaseData(small.ExportSubjectPublicKeyInfo()).SetArgDisplayNames("of 1024 bits");
        yield return new TestCaseData(small.ExportRSAPublicKey()).SetArgDisplayNames("of PKCS #1");
    }

    [TestCaseSource(nameof(UnusableKeys))]
    public void A_public_key_that_is_not_of_rsa_is_refused(byte[] publicKey) =>
        Assert.That(FailureOf(Authority.Issue(Claims() with { PublicKey = publicKey })), Is.EqualTo(AttestationFailure.UnusablePublicKey));

    [Test]
    public void A_document_without_a_public_key_is_refused() =>
        Assert.That(FailureOf(Authority.Issue(Claims() with { PublicKey = null })), Is.EqualTo(AttestationFailure.UnusablePublicKey));

    [TestCase(3072)]
    [TestCase(4096)]
    public void Longer_rsa_keys_are_accepted(int bits)
    {
        using var key = RecipientKey(bits);

        Assert.That(FailureOf(Authority.Issue(Claims() with { PublicKey = key.ExportSubjectPublicKeyInfo() })), Is.EqualTo(AttestationFailure.None));
    }

    [Test]
    public void Every_register_and_every_length_is_read_back()
    {
        var pcrs = Enumerable.Range(0, 32).ToDictionary(index => index, index => Filled(32 + 16 * (index % 3 == 2 ? 2 : index % 3), (byte)index));

        var document = AttestationDocument.Read(Authority.Issue(Claims() with { Pcrs = pcrs }), Authority.RootCertificate, Start.AddHours(1))!;

        Assert.That(document.Claims.Pcrs, Is.EquivalentTo(pcrs));
    }

    [Test]
    public void A_payload_of_indefinite_lengths_is_read()
    {
        var payload = new AttestationPayload(Claims(), [1], [[2]]).Write();

        byte[] indefinite = [0xBF, .. payload[1..], 0xFF];

        Assert.That(AttestationPayload.Read(indefinite)?.Claims.ModuleId, Is.EqualTo(Claims().ModuleId));
    }

    private static AttestationFailure FailureAfter(Action<Dictionary<string, byte[]>> change) => new ForgedDocument { Change = change }.Failure();

    private static void WritePcrs(CborWriter writer, params (int Register, int Length)[] pcrs)
    {
        writer.WriteStartMap(pcrs.Length);
        foreach (var (register, length) in pcrs)
        {
            writer.WriteInt32(register);
            writer.WriteByteString(new byte[length]);
        }
        writer.WriteEndMap();
    }

    private static TestCaseData Fault(string name, string field, Action<CborWriter> write) => Fault(name, field, ForgedDocument.Encoded(write));

    private static TestCaseData Fault(string name, string field, string hex) => Fault(name, field, Convert.FromHexString(hex));

    private static TestCaseData Fault(string name, string field, byte[] value) => new TestCaseData(field, value).SetArgDisplayNames(name);
}
