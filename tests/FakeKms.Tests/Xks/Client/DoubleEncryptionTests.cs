using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>A key in an external key store encrypts twice: KMS first, then the proxy.</summary>
public sealed class DoubleEncryptionTests : WithIndependentProxy
{
    private static readonly Dictionary<string, string> Context = new() { ["tenant"] = "7" };

    [Test]
    public async Task A_ciphertext_is_decrypted_without_naming_the_key()
    {
        var blob = await EncryptedAsync("secret", Context);

        var answer = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob), EncryptionContext = Context });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(answer.Plaintext.ToArray()), Is.EqualTo("secret"));
            Assert.That(answer.KeyId, Does.EndWith(KeyId));
            Assert.That(answer.KeyMaterialId, Is.Null);
        }
    }

    [Test]
    public async Task The_proxy_never_sees_the_plaintext()
    {
        var blob = await EncryptedAsync("a secret that is long enough to be found");
        await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob) });

        Assert.That(
            Proxy.Received.Select(request => Encoding.Latin1.GetString(request.Bytes("plaintext")) + Encoding.Latin1.GetString(request.Bytes("ciphertext"))),
            Has.All.Not.Contains("secret"));
    }

    [Test]
    public async Task Two_keys_of_KMS_on_one_external_key_encrypt_differently()
    {
        var path = "/other/kms/xks/v1";
        var otherStore = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public("second", IndependentProxy.Endpoint, path));
        var other = await Client.KeyInAsync(otherStore, "one");
        var blob = await EncryptedAsync();

        var error = await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob), KeyId = other }));

        Assert.That(error, Does.StartWith("IncorrectKeyException"));
    }

    [Test]
    public async Task What_the_external_key_decrypts_is_not_what_was_encrypted()
    {
        await EncryptedAsync("secret");
        await EncryptedAsync("secret");

        // The same plaintext twice, and nothing in common that the holder of the external key could find.
        Assert.That(Proxy.Received[0].Bytes("plaintext"), Is.Not.EqualTo(Proxy.Received[1].Bytes("plaintext")));
    }

    [Test]
    public async Task A_ciphertext_is_longer_than_that_of_other_keys()
    {
        var other = await Client.CreateSymmetricKeyAsync();
        var plain = await Client.EncryptAsync(new EncryptRequest { KeyId = other, Plaintext = Bytes("secret") });

        Assert.That(await EncryptedAsync("secret"), Has.Length.GreaterThan(plain.CiphertextBlob.Length));
    }

    [TestCase(1)]
    [TestCase(4096)]
    public async Task Up_to_4096_bytes_are_encrypted_and_fit_what_proxies_have_to_take(int length)
    {
        var plaintext = Enumerable.Range(0, length).Select(index => (byte)index).ToArray();
        var blob = (await Client.EncryptAsync(new EncryptRequest { KeyId = KeyId, Plaintext = new(plaintext) })).CiphertextBlob;

        var answer = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Plaintext.ToArray(), Is.EqualTo(plaintext));
            Assert.That(Proxy.Received[0].Bytes("plaintext"), Has.Length.LessThanOrEqualTo(4300));
        }
    }

    [Test]
    public async Task A_data_key_comes_out_of_its_ciphertext()
    {
        var made = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_256, EncryptionContext = Context });

        var answer = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(made.CiphertextBlob.ToArray()), EncryptionContext = Context });

        Assert.That(answer.Plaintext.ToArray(), Is.EqualTo(made.Plaintext.ToArray()));
    }

    [Test]
    public async Task A_ciphertext_moves_into_an_external_key_store_and_out_of_it()
    {
        var other = await Client.CreateSymmetricKeyAsync();
        var first = await Client.EncryptAsync(new EncryptRequest { KeyId = other, Plaintext = Bytes("secret") });
        var inside = await Client.ReEncryptAsync(new ReEncryptRequest
        {
            CiphertextBlob = new(first.CiphertextBlob.ToArray()),
            DestinationKeyId = KeyId,
            DestinationEncryptionContext = Context,
        });
        var outside = await Client.ReEncryptAsync(new ReEncryptRequest
        {
            CiphertextBlob = new(inside.CiphertextBlob.ToArray()),
            SourceEncryptionContext = Context,
            DestinationKeyId = other,
        });

        var answer = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(outside.CiphertextBlob.ToArray()) });

        Assert.That(Encoding.UTF8.GetString(answer.Plaintext.ToArray()), Is.EqualTo("secret"));
    }

    [Test]
    public async Task Every_byte_of_a_ciphertext_counts()
    {
        var blob = await EncryptedAsync("secret");
        List<int> unnoticed = [];
        for (var index = 0; index < blob.Length; index++)
        {
            var altered = (byte[])blob.Clone();
            altered[index] ^= 1;
            if (await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(altered), KeyId = KeyId })) == "no error") unnoticed.Add(index);
        }

        Assert.That(unnoticed, Is.Empty);
    }

    [Test]
    public async Task A_dry_run_asks_nobody()
    {
        var blob = await EncryptedAsync();
        Proxy.Received.Clear();

        string[] errors =
        [
            await ErrorOf(() => Client.EncryptAsync(new EncryptRequest { KeyId = KeyId, Plaintext = Bytes("x"), DryRun = true })),
            await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob), DryRun = true })),
            await ErrorOf(() => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = new(blob), DestinationKeyId = KeyId, DryRun = true })),
            await ErrorOf(() => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_256, DryRun = true })),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors, Has.All.StartsWith("DryRunOperationException"));
            Assert.That(Proxy.Received, Is.Empty);
        }
    }
}
