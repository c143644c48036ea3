using Amazon.KeyManagementService;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Tests.Operations.Grants;

/// <summary>The table of AWS: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations.</summary>
public class GrantableOperationsTests
{
    [TestCase("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT",
        "Decrypt Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo")]
    [TestCase("RSA_2048", "ENCRYPT_DECRYPT", "Decrypt Encrypt GetPublicKey ReEncryptFrom ReEncryptTo")]
    [TestCase("SM2", "ENCRYPT_DECRYPT", "Decrypt Encrypt GetPublicKey ReEncryptFrom ReEncryptTo")]
    [TestCase("RSA_2048", "SIGN_VERIFY", "GetPublicKey Sign Verify")]
    [TestCase("ML_DSA_44", "SIGN_VERIFY", "GetPublicKey Sign Verify")]
    [TestCase("ECC_NIST_P256", "KEY_AGREEMENT", "DeriveSharedSecret GetPublicKey")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC", "GenerateMac VerifyMac")]
    [TestCase("ML_KEM_768", "ENCAPSULATE_DECAPSULATE", "Decapsulate Encapsulate GetPublicKey")]
    public void A_key_grants_the_operations_of_its_spec_and_usage_and_three_that_every_key_has(string spec, string usage, string operations) => Assert.That(
        GrantableOperations.Of(KeySpec.FindValue(spec), KeyUsageType.FindValue(usage)).Select(operation => operation.Value),
        Is.EquivalentTo(operations.Split(' ').Concat(["CreateGrant", "DescribeKey", "RetireGrant"])));

    [Test]
    public void Every_usage_of_the_SDK_has_its_operations() => Assert.That(
        typeof(KeyUsageType).GetFields().Where(field => field.IsStatic).Select(field => (KeyUsageType)field.GetValue(null)!),
        Has.All.Matches<KeyUsageType>(usage => GrantableOperations.Of(KeySpec.RSA_2048, usage!).Count() > 3));

    [TestCase("RSA_2048", "ENCRYPT_DECRYPT", "Encrypt")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC", "VerifyMac")]
    public void Keys_without_an_encryption_context_take_no_constraint_on_it(string spec, string usage, string operation)
    {
        var key = Key(spec, usage);

        Assert.That(() => GrantRules.Check(Terms(operation, new() { EncryptionContextEquals = new Dictionary<string, string>() }), key),
            Throws.TypeOf<KmsFailure>().With.Message.EqualTo(
                $"A grant on {key.Arn} cannot have an encryption context constraint, because keys with key spec {spec} have no encryption context."));
    }

    [Test]
    public void Keys_without_an_encryption_context_take_a_constraint_on_the_source() => Assert.That(
        () => GrantRules.Check(Terms("Sign", new() { SourceArn = Granting.Table }), Key("RSA_2048", "SIGN_VERIFY")), Throws.Nothing);

    private static KmsKey Key(string spec, string usage) =>
        new(new AccountRegion("111122223333", "us-east-1"), "1234abcd-12ab-34cd-56ef-1234567890ab", OriginType.AWS_KMS, default, NoMaterials())
        {
            KeySpec = KeySpec.FindValue(spec),
            KeyUsage = KeyUsageType.FindValue(usage),
        };

    private static MaterialSet NoMaterials() => new(
        new MaterialOwner("111122223333", "1234abcd-12ab-34cd-56ef-1234567890ab", ShowsIds: true),
        new MaterialIndex(new IdPool(new RandomStreams(label => new SeededStream(0, label)))));

    private static GrantTerms Terms(string operation, GrantConstraint constraint) => new()
    {
        GranteePrincipal = Granting.Role,
        Operations = [GrantOperation.FindValue(operation)],
        Constraint = constraint,
        IssuingAccount = "arn:aws:iam::111122223333:root",
    };
}
