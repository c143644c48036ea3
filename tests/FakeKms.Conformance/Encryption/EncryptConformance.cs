using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("Encrypt")]
[Lanes]
public class EncryptConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task The_answer_names_the_key_by_its_ARN_and_the_algorithm()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;
        await Client.CreateAliasAsync(Alias, key.KeyId);

        var answer = await Client.EncryptAsync(new EncryptRequest { KeyId = Alias, Plaintext = Stream([1]) });

        Assert.That((answer.KeyId, answer.EncryptionAlgorithm), Is.EqualTo((key.Arn, EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT)));
    }

    [Test]
    public async Task No_two_ciphertexts_are_the_same_and_the_longest_has_room()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var blobs = new List<byte[]>();
        foreach (var _ in "12") blobs.Add((await Client.EncryptAsync(new EncryptRequest
        {
            KeyId = keyId,
            Plaintext = Stream(new byte[4096]),
        })).CiphertextBlob.ToArray());

        Assert.That(blobs[0], Has.Length.LessThanOrEqualTo(6144).And.Not.EqualTo(blobs[1]));
    }

    [TestCase(16, 168)]
    [TestCase(32, 184)]
    public async Task The_length_of_a_ciphertext_follows_from_that_of_its_plaintext(int length, int expected)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var answer = await Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = Stream(new byte[length]) });

        Assert.That(answer.CiphertextBlob.Length, Is.EqualTo(expected));
    }

    [Test]
    [Refusal]
    public async Task Plaintexts_have_1_to_4096_bytes_and_are_never_echoed([Values(0, 4097)] int length)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var error = await ErrorOf(() => Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = Stream(new byte[length]) }));

        Assert.That(error, Is.EqualTo(Errors.Constraint(
            "Value at 'plaintext'",
            length == 0 ? "Member must have length greater than or equal to 1" : "Member must have length less than or equal to 4096")));
    }

    [Test]
    [Refusal]
    public async Task A_key_of_another_usage_is_refused()
    {
        var keyId = await CreateAsync("RSA_2048", "SIGN_VERIFY");

        Assert.That(await ErrorOf(() => Client.EncryptTextAsync(keyId, "x")), Is.EqualTo(Errors.Usage(await ArnOf(keyId), "SIGN_VERIFY", "Encrypt")));
    }

    [Test]
    [Refusal]
    public async Task A_dry_run_answers_no_ciphertext()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorOf(() => Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = Stream([1]), DryRun = true })),
            Is.EqualTo(Errors.DryRun));
    }
}
