using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;
using static FakeKms.Tests.Crypto.Recipients.AttestationSamples;

namespace FakeKms.Tests.Crypto.Recipients;

public class AttestationDocumentTests
{
    [TestCase(AttestationPlatform.NitroEnclave)]
    [TestCase(AttestationPlatform.NitroTpm)]
    public void What_was_issued_is_read(object platform)
    {
        var claims = Claims() with { Platform = (AttestationPlatform)platform };

        var document = AttestationDocument.Read(Authority.Issue(claims), Authority.RootCertificate, Start.AddHours(1))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(document.PublicKey, Is.EqualTo(PublicKey));
            Assert.That(document.Claims.Platform, Is.EqualTo(platform));
            Assert.That(document.Claims.ModuleId, Is.EqualTo(claims.ModuleId));
            Assert.That(document.Claims.Timestamp, Is.EqualTo(claims.Timestamp));
            Assert.That(document.Claims.Pcrs, Is.EquivalentTo(claims.Pcrs));
            Assert.That(document.Claims.UserData, Is.EqualTo(claims.UserData));
            Assert.That(document.Claims.Nonce, Is.EqualTo(claims.Nonce));
        }
    }

    // Every byte of the headers, the first fields and the signature, and one in five of the signed certificates and keys between them.
    [Test]
    public void A_document_with_a_changed_byte_is_refused()
    {
        var claims = new AttestationClaims
        {
            ModuleId = "m",
            Timestamp = Start.AddMinutes(5),
            Pcrs = new Dictionary<int, byte[]> { [0] = Filled(32, 0xA0) },
            PublicKey = PublicKey,
        };
        var document = Authority.Issue(claims);

        var positions = Enumerable.Range(0, document.Length).Where(position => position < 150 || position > document.Length - 100 || position % 5 == 0);
        var accepted = positions.AsParallel().Where(position => FailureOf(Flipped(document, position)) == AttestationFailure.None).ToList();

        Assert.That(FailureOf(document), Is.EqualTo(AttestationFailure.None));
        Assert.That(accepted, Is.Empty);
    }

    [Test]
    public void A_document_that_is_cut_off_or_goes_on_is_refused()
    {
        var document = Authority.Issue(Claims());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FailureOf([.. document, 0]), Is.EqualTo(AttestationFailure.Malformed));
            Assert.That(Enumerable.Range(0, document.Length).Where(length => FailureOf(document[..length]) != AttestationFailure.Malformed), Is.Empty);
        }
    }

    [Test]
    public void A_tagged_document_is_refused() =>
        Assert.That(FailureOf([0xD2, .. Authority.Issue(Claims())]), Is.EqualTo(AttestationFailure.Malformed));

    [TestCase("8444A1013822", TestName = "A_document_that_ends_after_its_header_is_refused")]
    [TestCase("8344A1013822A040", TestName = "A_document_of_three_parts_is_refused")]
    [TestCase("8544A1013822A0404000", TestName = "A_document_of_five_parts_is_refused")]
    [TestCase("8444A1013822A101024040", TestName = "A_header_that_nobody_signed_is_refused")]
    [TestCase("8444A1013823A04040", TestName = "Another_algorithm_is_refused")]
    [TestCase("9B7FFFFFFFFFFFFFFF", TestName = "A_document_of_too_many_parts_to_count_is_refused")]
    [TestCase("A0", TestName = "A_document_that_is_a_map_is_refused")]
    public void What_is_no_COSE_Sign1_is_refused(string encoding) =>
        Assert.That(FailureOf(Convert.FromHexString(encoding)), Is.EqualTo(AttestationFailure.Malformed));

    [TestCase(0x81)]
    [TestCase(0x84)]
    [TestCase(0x9F)]
    [TestCase(0xBF)]
    [TestCase(0xC1)]
    public void A_document_of_nothing_but_levels_is_refused(byte level) =>
        Assert.That(FailureOf([.. Enumerable.Repeat(level, 262_144)]), Is.EqualTo(AttestationFailure.Malformed));

    [Test]
    public void Garbage_of_any_length_is_refused()
    {
        var stream = new SeededStream(7, "garbage");

        Assert.That(Enumerable.Range(0, 301).Select(length => FailureOf(stream.Bytes(length))), Has.All.EqualTo(AttestationFailure.Malformed));
    }

    [Test]
    public void A_document_of_another_authority_is_refused()
    {
        var other = AttestationAuthority.Create(new SeededStream(2, "authority"), Start);

        Assert.That(FailureOf(other.Issue(Claims())), Is.EqualTo(AttestationFailure.UntrustedCertificate));
    }

    [TestCase(0, AttestationFailure.None)]
    [TestCase(-1, AttestationFailure.UntrustedCertificate)]
    [TestCase(3 * 3600, AttestationFailure.None)]
    [TestCase(3 * 3600 + 1, AttestationFailure.UntrustedCertificate)]
    public void A_document_is_good_for_three_hours(int seconds, object failure) =>
        Assert.That(FailureOf(Authority.Issue(Claims()), Claims().Timestamp.AddSeconds(seconds)), Is.EqualTo(failure));

    // A call may take a while: the document is looked at again when it ends.
    [TestCase(-1, false)]
    [TestCase(0, true)]
    [TestCase(3 * 3600, true)]
    [TestCase(3 * 3600 + 1, false)]
    public void One_that_was_read_is_valid_as_long_as_all_its_certificates_are(int seconds, bool valid)
    {
        var document = AttestationDocument.Read(Authority.Issue(Claims()), Authority.RootCertificate, Claims().Timestamp)!;

        Assert.That(document.IsValidAt(Claims().Timestamp.AddSeconds(seconds)), Is.EqualTo(valid));
    }

    [Test]
    public void A_signature_of_another_key_is_refused()
    {
        var stranger = new ForgedDocument().Root.CertifySigner("signer", new Period(Start, Start.AddHours(3)), new SeededStream(3, "stranger"));
        var forged = new ForgedDocument();
        var genuine = forged.Root.CertifySigner("signer", new Period(Start, Start.AddHours(3)), new SeededStream(4, "genuine"));

        var document = new ForgedDocument { Root = forged.Root, Signer = stranger, Certificate = genuine.Certificate, Issuers = [forged.Root.Certificate] };

        Assert.That(document.Failure(), Is.EqualTo(AttestationFailure.WrongSignature));
    }

    [Test]
    public void Optional_fields_can_be_left_out()
    {
        var forged = new ForgedDocument { Change = fields => _ = fields.Remove("user_data") && fields.Remove("nonce") };

        Assert.That(forged.Failure(), Is.EqualTo(AttestationFailure.None));
    }

    private static byte[] Flipped(byte[] document, int position)
    {
        var changed = (byte[])document.Clone();
        changed[position] ^= 0x10;
        return changed;
    }
}
