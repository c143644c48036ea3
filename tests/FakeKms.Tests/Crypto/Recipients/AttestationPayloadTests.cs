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
            Assert.That(FailureAfter(fields => fields[field] = new CborNull()), Is.EqualTo(AttestationFailure.Malformed));
        }
    }

    private static IEnumerable<TestCaseData> Faults()
    {
        yield return Fault("an empty module id", "module_id", new CborText(""));
        yield return Fault("a module id in bytes", "module_id", new CborBytes([65]));
        yield return Fault("another digest", "digest", new CborText("SHA256"));
        yield return Fault("time zero", "timestamp", new CborUnsigned(0));
        yield return Fault("a time below zero", "timestamp", new CborNegative(0));
        yield return Fault("a time after the year 9999", "timestamp", new CborUnsigned(ulong.MaxValue));
        yield return Fault("no register", "pcrs", new CborMap([]));
        yield return Fault("register 32", "pcrs", Pcr(new CborUnsigned(32), 48));
        yield return Fault("a register with a name", "pcrs", Pcr(new CborText("0"), 48));
        yield return Fault("a register of 47 bytes", "pcrs", Pcr(new CborUnsigned(0), 47));
        yield return Fault("registers of both platforms", "nitrotpm_pcrs", Pcr(new CborUnsigned(0), 48));
        yield return Fault("an empty certificate", "certificate", new CborBytes([]));
        yield return Fault("a certificate of 1025 bytes", "certificate", new CborBytes(new byte[1025]));
        yield return Fault("an empty bundle", "cabundle", new CborArray([]));
        yield return Fault("a bundle with an empty certificate", "cabundle", new CborArray([new CborBytes([])]));
        yield return Fault("a bundle of text", "cabundle", new CborArray([new CborText("root")]));
        yield return Fault("a public key in text", "public_key", new CborText("key"));
        yield return Fault("a public key of 1025 bytes", "public_key", new CborBytes(new byte[1025]));
        yield return Fault("user data of 1025 bytes", "user_data", new CborBytes(new byte[1025]));
        yield return Fault("a nonce that is a number", "nonce", new CborUnsigned(1));
        yield return Fault("an unknown field", "pcr", new CborUnsigned(1));
    }

    [TestCaseSource(nameof(Faults))]
    public void A_field_outside_of_its_limits_is_refused(string field, object value) =>
        Assert.That(FailureAfter(fields => fields[field] = (CborValue)value), Is.EqualTo(AttestationFailure.Malformed));

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

    private static AttestationFailure FailureAfter(Action<Dictionary<string, CborValue>> change) => new ForgedDocument { Change = change }.Failure();

    private static CborMap Pcr(CborValue index, int length) => new([KeyValuePair.Create(index, (CborValue)new CborBytes(new byte[length]))]);

    private static TestCaseData Fault(string name, string field, CborValue value) => new TestCaseData(field, value).SetArgDisplayNames(name);
}
