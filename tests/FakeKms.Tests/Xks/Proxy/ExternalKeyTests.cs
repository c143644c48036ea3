using System.Text;

namespace FakeKms.Tests.Xks.Proxy;

/// <summary>External keys: their usages, their states, and which of them there are.</summary>
public sealed class ExternalKeyTests : InMemory
{
    private const string NotFound = "404 KeyNotFoundException";
    private const string Usage = "400 InvalidKeyUsageException";
    private const string State = "400 InvalidStateException";

    [TestCase(ExternalKeyUsage.EncryptAndDecrypt, """["ENCRYPT","DECRYPT"]""", "200", "200", "200")]
    [TestCase(ExternalKeyUsage.EncryptOnly, """["ENCRYPT"]""", "200", Usage, Usage)]
    [TestCase(ExternalKeyUsage.DecryptOnly, """["DECRYPT"]""", Usage, Usage, "200")]
    [TestCase(ExternalKeyUsage.None, "[]", Usage, Usage, Usage)]
    public void A_usage_says_what_a_key_is_for(ExternalKeyUsage usage, string named, string encrypt, string encryptWithIntegrity, string decrypt)
    {
        var decrypting = ProxyCall.Decrypt(ProxyCall.Encrypt().Send(Kms).Json!);

        Kms.XksProxy.WithExternalKey("k1", usage);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProxyCall.GetKeyMetadata().Send(Kms).Json!["keyUsage"]!.ToJsonString(), Is.EqualTo(named));
            Assert.That(ProxyCall.Encrypt().Send(Kms).Outcome, Is.EqualTo(encrypt));
            Assert.That(ProxyCall.Encrypt().With("ciphertextDataIntegrityValueAlgorithm", "SHA_256").Send(Kms).Outcome, Is.EqualTo(encryptWithIntegrity));
            Assert.That(decrypting.Send(Kms).Outcome, Is.EqualTo(decrypt));
        }
    }

    [Test]
    public void A_disabled_key_shows_its_metadata_and_does_nothing()
    {
        var decrypting = ProxyCall.Decrypt(ProxyCall.Encrypt().Send(Kms).Json!);
        var key = Kms.XksProxy.ExternalKey("k1");

        key.Disable();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProxyCall.GetKeyMetadata().Send(Kms).Json!["keyStatus"]!.GetValue<string>(), Is.EqualTo("DISABLED"));
            Assert.That(ProxyCall.Encrypt().Send(Kms).Outcome, Is.EqualTo(State));
            Assert.That(decrypting.Send(Kms).Outcome, Is.EqualTo(State));
            Assert.That(key.Status, Is.EqualTo(ExternalKeyStatus.Disabled));
        }
        key.Enable();
        Assert.That(decrypting.Send(Kms).Outcome, Is.EqualTo("200"));
    }

    [Test]
    public void A_deleted_key_is_not_found()
    {
        var decrypting = ProxyCall.Decrypt(ProxyCall.Encrypt().Send(Kms).Json!);
        var key = Kms.XksProxy.ExternalKey("k1");

        key.Delete();
        key.Delete();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProxyCall.GetKeyMetadata().Send(Kms).Outcome, Is.EqualTo(NotFound));
            Assert.That(ProxyCall.Encrypt().Send(Kms).Outcome, Is.EqualTo(NotFound));
            Assert.That(decrypting.Send(Kms).Outcome, Is.EqualTo(NotFound));
            Assert.That(key.Exists, Is.False);
            Assert.That(key.ToString(), Is.EqualTo("k1: deleted"));
            Assert.That(
                key.Enable,
                Throws.InvalidOperationException.With.Message.EqualTo(
                    "The external key k1 was deleted, and a deleted key cannot be changed. Declare it again, or Reset the server."));
        }
    }

    [Test]
    public void What_is_wrong_with_a_key_is_said_in_the_order_of_key_state_usage_limit()
    {
        var call = ProxyCall.Encrypt().With("plaintext", new string('A', 8196));
        string Next(Action change)
        {
            change();
            return call.Send(Kms).Outcome;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Next(() => Kms.XksProxy.WithExternalKey("other")), Is.EqualTo(NotFound));
            Assert.That(Next(() => Kms.XksProxy.WithExternalKey("k1", ExternalKeyUsage.None, ExternalKeyStatus.Disabled)), Is.EqualTo(State));
            Assert.That(Next(() => Kms.XksProxy.ExternalKey("k1").Enable()), Is.EqualTo(Usage));
            Assert.That(Next(() => Kms.XksProxy.ExternalKey("k1").SetUsage(ExternalKeyUsage.EncryptOnly)), Is.EqualTo("501 UnsupportedOperationException"));
        }
    }

    [Test]
    public void Any_key_exists_as_long_as_none_is_declared_and_a_change_of_one_leaves_the_others()
    {
        Kms.XksProxy.ExternalKey("k2").Disable();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProxyCall.Encrypt(key: "k1").Send(Kms).Outcome, Is.EqualTo("200"));
            Assert.That(ProxyCall.Encrypt(key: "k2").Send(Kms).Outcome, Is.EqualTo(State));
            Assert.That(ProxyCall.Encrypt(key: "k3").Send(Kms).Outcome, Is.EqualTo("200"));
            Assert.That(Kms.XksProxy.ExternalKeys.Select(key => key.ToString()), Is.EqualTo(new[] { "k2: AES_256, EncryptAndDecrypt, Disabled, version 1" }));
        }
    }

    [Test]
    public void No_other_key_exists_once_one_is_declared()
    {
        Kms.XksProxy.WithExternalKey("k1").WithExternalKey("k2", ExternalKeyUsage.DecryptOnly, keySpec: "AES_128");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ProxyCall.Encrypt(key: "k1").Send(Kms).Outcome, Is.EqualTo("200"));
            Assert.That(ProxyCall.GetKeyMetadata("k3").Send(Kms).Outcome, Is.EqualTo(NotFound));
            Assert.That(ProxyCall.GetKeyMetadata("k2").Send(Kms).Json!["keySpec"]!.GetValue<string>(), Is.EqualTo("AES_128"));
            Assert.That(Kms.XksProxy.ExternalKeys.Select(key => key.Id), Is.EqualTo(new[] { "k1", "k2" }));
            Assert.That(
                () => Kms.XksProxy.ExternalKey("k3"),
                Throws.ArgumentException.With.Message.StartsWith("No external key 'k3' was declared, only k1, k2. Write WithExternalKey(\"k3\")."));
        }
    }

    [Test]
    public void One_key_does_not_decrypt_what_another_encrypted() => Assert.That(
        ProxyCall.Decrypt(ProxyCall.Encrypt(key: "k1").Send(Kms).Json!, "k2").Send(Kms).Outcome, Is.EqualTo("400 InvalidCiphertextException"));

    [TestCase("ciphertext")]
    [TestCase("initializationVector")]
    [TestCase("authenticationTag")]
    public void A_damaged_ciphertext_is_not_decrypted(string member)
    {
        var encrypted = ProxyCall.Encrypt().Send(Kms);
        var bytes = encrypted.Bytes(member);
        bytes[0] ^= 1;

        Assert.That(
            ProxyCall.Decrypt(encrypted.Json!).With(member, Convert.ToBase64String(bytes)).Send(Kms).Outcome, Is.EqualTo("400 InvalidCiphertextException"));
    }

    [Test]
    public void A_rotated_key_encrypts_with_its_new_version_and_decrypts_with_all()
    {
        var first = ProxyCall.Encrypt("first").Send(Kms);
        Kms.XksProxy.ExternalKey("k1").Rotate();
        var second = ProxyCall.Encrypt("second").Send(Kms);
        Kms.XksProxy.ExternalKey("k1").Rotate();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Json!["ciphertextMetadata"], Is.Null);
            Assert.That(Encoding.ASCII.GetString(second.Bytes("ciphertextMetadata")), Is.EqualTo("key_version=2"));
            Assert.That(ProxyCall.Decrypt(first.Json!).Send(Kms).Bytes("plaintext"), Is.EqualTo("first"u8.ToArray()));
            Assert.That(ProxyCall.Decrypt(second.Json!).Send(Kms).Bytes("plaintext"), Is.EqualTo("second"u8.ToArray()));
            Assert.That(Kms.XksProxy.ExternalKey("k1").Version, Is.EqualTo(3));
        }
    }

    [TestCase("key_version=1")]
    [TestCase("key_version=3")]
    [TestCase("something else")]
    public void Metadata_of_another_ciphertext_are_refused(string metadata)
    {
        Kms.XksProxy.ExternalKey("k1").Rotate();
        var encrypted = ProxyCall.Encrypt().Send(Kms);

        Assert.That(
            ProxyCall.Decrypt(encrypted.Json!).With("ciphertextMetadata", ProxyCall.Base64(metadata)).Send(Kms).Outcome,
            Is.EqualTo("400 InvalidCiphertextException"));
    }

    [Test]
    public void A_key_that_is_declared_again_keeps_its_versions()
    {
        Kms.XksProxy.ExternalKey("k1").Rotate();
        var encrypted = ProxyCall.Encrypt().Send(Kms);

        Kms.XksProxy.WithExternalKey("k1");

        Assert.That(ProxyCall.Decrypt(encrypted.Json!).Send(Kms).Outcome, Is.EqualTo("200"));
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("k/1")]
    public void A_key_id_that_KMS_does_not_take_is_refused(string id) => Assert.That(
        () => Kms.XksProxy.WithExternalKey(id),
        Throws.ArgumentException.With.Message.StartsWith(
            $"'{id}' is no id of an external key that KMS takes; write 1 to 128 letters, digits, and characters of -_., such as k1."));
}
