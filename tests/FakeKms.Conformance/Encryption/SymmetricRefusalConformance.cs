using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>Nothing but the very ciphertext with the very encryption context is decrypted.</summary>
[Operation("Decrypt")]
[Lanes]
public class SymmetricRefusalConformance(string lane) : ConformanceFixture(lane)
{
    private static readonly Dictionary<string, string> Context = new() { ["customer"] = "alice", ["größe"] = "10 €" };

    [Refusal]
    [Exhaustive]
    [Test]
    public async Task A_ciphertext_with_any_byte_altered_missing_or_added_is_refused([Values] bool namesItsKey)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = (await Client.EncryptTextAsync(keyId, "secret", Context)).ToArray();

        foreach (var wrong in NearMisses.Of(blob).Concat(Enumerable.Range(1, blob.Length - 1).Select(length => blob[..length])))
        {
            Assert.That(
                await ErrorOf(() => Client.DecryptTextAsync(Stream(wrong), namesItsKey ? keyId : null, Context)),
                Does.StartWith("InvalidCiphertextException"), Convert.ToHexString(wrong));
        }
    }

    [Refusal]
    [Exhaustive]
    [Test]
    public async Task Any_bit_of_any_byte_matters()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = (await Client.EncryptTextAsync(keyId, "secret")).ToArray();

        foreach (var (position, bit) in from position in Enumerable.Range(0, blob.Length) from bit in Enumerable.Range(0, 8) select (position, bit))
        {
            var wrong = (byte[])blob.Clone();
            wrong[position] ^= (byte)(1 << bit);
            Assert.That(await ErrorOf(() => Client.DecryptTextAsync(Stream(wrong))), Does.StartWith("InvalidCiphertextException"));
        }
    }

    [Refusal]
    [Exhaustive]
    [Test]
    public async Task An_encryption_context_with_any_character_altered_is_refused()
    {
        var blob = await Client.EncryptTextAsync(await Client.CreateSymmetricKeyAsync(), "secret", Context);

        foreach (var wrong in Context.Keys.SelectMany(Altered))
            Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob, context: wrong)), Does.StartWith("InvalidCiphertextException"));
    }

    [Refusal]
    [Exhaustive]
    [Test]
    public async Task Two_encryption_contexts_are_the_same_only_when_all_their_pairs_are()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        string[] texts = ["a", "b", "ab", "A", "\u00e9", "e\u0301", "\0", "\U0001F511"];
        List<Dictionary<string, string>> contexts =
        [
            [],
            .. texts.SelectMany(key => texts.Append("").Select(value => new Dictionary<string, string> { [key] = value })),
            .. texts[1..].Select(key => new Dictionary<string, string> { ["a"] = "b", [key] = "a" }),
        ];

        for (var i = 0; i < contexts.Count; i += 9)
        {
            var blob = await Client.EncryptTextAsync(keyId, "secret", contexts[i]);
            for (var j = 0; j < contexts.Count; j++)
            {
                var error = await ErrorOf(() => Client.DecryptTextAsync(blob, context: contexts[j]));
                Assert.That(error, Does.StartWith(i == j ? "no error" : "InvalidCiphertextException"));
            }
        }
    }

    [Refusal]
    [Test]
    public async Task Any_other_key_in_the_request_is_an_incorrect_key(
        [Values("SYMMETRIC_DEFAULT", "RSA_2048", "HMAC_256", "ECC_NIST_P256", "ML_DSA_44")] string spec)
    {
        var blob = await Client.EncryptTextAsync(await Client.CreateSymmetricKeyAsync(), "secret");
        var usage = spec is "HMAC_256" ? "GENERATE_VERIFY_MAC" : spec is "ECC_NIST_P256" or "ML_DSA_44" ? "SIGN_VERIFY" : "ENCRYPT_DECRYPT";

        var error = await ErrorOf(async () => await Client.DecryptTextAsync(blob, await CreateAsync(spec, usage)));

        Assert.That(error, Is.EqualTo("IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation."));
    }

    [Refusal]
    [Test]
    public async Task A_data_key_is_bound_to_its_context_and_its_key()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var dataKey = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = "AES_256", EncryptionContext = Context });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.DecryptTextAsync(dataKey.CiphertextBlob)), Does.StartWith("InvalidCiphertextException"));
            Assert.That(
                await ErrorOf(async () => await Client.DecryptTextAsync(dataKey.CiphertextBlob, await Client.CreateSymmetricKeyAsync(), Context)),
                Does.StartWith("IncorrectKeyException"));
        }
    }

    private static IEnumerable<Dictionary<string, string>> Altered(string key)
    {
        for (var i = 0; i < key.Length; i++)
            yield return new Dictionary<string, string>(Context.Where(pair => pair.Key != key)) { [With(key, i)] = Context[key] };
        for (var i = 0; i < Context[key].Length; i++)
            yield return new Dictionary<string, string>(Context) { [key] = With(Context[key], i) };
        yield return new Dictionary<string, string>(Context.Where(pair => pair.Key != key));
        yield return new Dictionary<string, string>(Context) { [key + key] = Context[key] };
    }

    private static string With(string text, int position) => text[..position] + (char)(text[position] ^ 1) + text[(position + 1)..];
}
