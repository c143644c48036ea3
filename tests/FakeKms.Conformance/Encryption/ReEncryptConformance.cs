using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>From every key that encrypts to every other, with every algorithm.</summary>
[Operation("ReEncrypt")]
[Lanes]
public class ReEncryptConformance(string lane) : ConformanceFixture(lane)
{
    private static readonly (string Spec, string Algorithm)[] Sides =
    [
        ("SYMMETRIC_DEFAULT", "SYMMETRIC_DEFAULT"),
        ("RSA_2048", "RSAES_OAEP_SHA_1"),
        ("RSA_2048", "RSAES_OAEP_SHA_256"),
        ("RSA_3072", "RSAES_OAEP_SHA_256"),
        ("RSA_4096", "RSAES_OAEP_SHA_1"),
    ];

    private static readonly (string Spec, string Algorithm) Sm2 = ("SM2", "SM2PKE");

    private string home = "";

    private static IEnumerable<object[]> Ways => from source in Sides from destination in Sides select new object[] { source, destination };

    private static IEnumerable<object[]> WaysInChina =>
        Sides.Append(Sm2).Select(side => new object[] { side, Sm2 }).Concat(Sides.Select(side => new object[] { Sm2, side }));

    private IAmazonKeyManagementService There => In(home);

    [SetUp]
    public void At_home() => home = Region;

    [TestCaseSource(nameof(Ways))]
    public async Task The_plaintext_moves_from_key_to_key((string Spec, string Algorithm) source, (string Spec, string Algorithm) destination)
    {
        var (from, to) = (await CreateAsync(source.Spec), await CreateAsync(destination.Spec));
        var ciphertext = await EncryptAsync(from, source, "secret"u8.ToArray());

        var moved = await MoveAsync(from, source, ciphertext, to, destination);

        using (Assert.EnterMultipleScope())
        {
            var answer = await There.DecryptAsync(new DecryptRequest
            {
                KeyId = to,
                CiphertextBlob = moved.CiphertextBlob,
                EncryptionAlgorithm = destination.Algorithm,
                EncryptionContext = Context(destination, "after"),
            });
            Assert.That(answer.Plaintext.ToArray(), Is.EqualTo("secret"u8.ToArray()));
            Assert.That(
                (moved.SourceEncryptionAlgorithm.Value, moved.DestinationEncryptionAlgorithm.Value),
                Is.EqualTo((source.Algorithm, destination.Algorithm)));
            Assert.That(
                (moved.SourceKeyMaterialId is null, moved.DestinationKeyMaterialId is null),
                Is.EqualTo((Context(source, "") is null, Context(destination, "") is null)));
        }
    }

    [NotOnAws(NotOnAwsAttribute.China)]
    [TestCaseSource(nameof(WaysInChina))]
    public Task In_China_it_moves_to_and_from_SM2((string Spec, string Algorithm) source, (string Spec, string Algorithm) destination)
    {
        home = "cn-north-1";
        return The_plaintext_moves_from_key_to_key(source, destination);
    }

    [Refusal]
    [Test]
    public async Task A_plaintext_that_is_too_long_for_the_destination_is_refused()
    {
        var (symmetric, rsa) = (Sides[0], Sides[2]);
        var (from, to) = (await CreateAsync(symmetric.Spec), await CreateAsync(rsa.Spec));
        var ciphertext = await EncryptAsync(from, symmetric, new byte[191]);

        Assert.That(await ErrorOf(() => MoveAsync(from, symmetric, ciphertext, to, rsa)), Is.EqualTo(
            "ValidationException: Algorithm RSAES_OAEP_SHA_256 and key spec RSA_2048 cannot encrypt data larger than 190 bytes."));
    }

    [Refusal]
    [Exhaustive]
    [Test]
    public async Task A_ciphertext_that_is_nearly_right_is_refused()
    {
        var side = Sides[0];
        var (from, to) = (await CreateAsync(side.Spec), await CreateAsync(side.Spec));
        var ciphertext = await EncryptAsync(from, side, "secret"u8.ToArray());

        foreach (var wrong in NearMisses.Of(ciphertext))
            Assert.That(
                await ErrorOf(() => MoveAsync(from, side, wrong, to, side)),
                Does.StartWith("InvalidCiphertextException"));
    }

    [Refusal]
    [Test]
    public async Task Another_source_key_than_the_one_of_the_ciphertext_is_refused(
        [Values("SYMMETRIC_DEFAULT", "RSA_2048", "HMAC_256", "ECC_NIST_P256")] string spec)
    {
        var side = Sides[0];
        var from = await CreateAsync(side.Spec);
        var ciphertext = await EncryptAsync(from, side, "secret"u8.ToArray());
        var other = await CreateAsync(spec);

        Assert.That(await ErrorOf(() => MoveAsync(other, side, ciphertext, from, side)), Is.EqualTo(
            "IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation."));
    }

    private static Dictionary<string, string>? Context((string Spec, string Algorithm) side, string value) =>
        side.Spec == "SYMMETRIC_DEFAULT" ? new() { ["when"] = value } : null;

    private async Task<string> CreateAsync(string spec) => (await There.CreateKeyAsync(new CreateKeyRequest
    {
        KeySpec = spec,
        KeyUsage = spec switch { "HMAC_256" => "GENERATE_VERIFY_MAC", "ECC_NIST_P256" => "SIGN_VERIFY", _ => "ENCRYPT_DECRYPT" },
    })).KeyMetadata.KeyId;

    private async Task<byte[]> EncryptAsync(string keyId, (string Spec, string Algorithm) side, byte[] plaintext) =>
        (await There.EncryptAsync(new EncryptRequest
        {
            KeyId = keyId,
            Plaintext = Stream(plaintext),
            EncryptionAlgorithm = side.Algorithm,
            EncryptionContext = Context(side, "before"),
        })).CiphertextBlob.ToArray();

    private Task<ReEncryptResponse> MoveAsync(
        string from, (string Spec, string Algorithm) source, byte[] ciphertext, string to, (string Spec, string Algorithm) destination) =>
        There.ReEncryptAsync(new ReEncryptRequest
        {
            SourceKeyId = from,
            SourceEncryptionAlgorithm = source.Algorithm,
            SourceEncryptionContext = Context(source, "before"),
            CiphertextBlob = Stream(ciphertext),
            DestinationKeyId = to,
            DestinationEncryptionAlgorithm = destination.Algorithm,
            DestinationEncryptionContext = Context(destination, "after"),
        });
}
