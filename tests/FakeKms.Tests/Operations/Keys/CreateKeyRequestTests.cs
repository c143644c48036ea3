using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Keys;

#pragma warning disable CS0618 // CustomerMasterKeySpec is deprecated, and still there.
public class CreateKeyRequestTests : InMemory
{

    [Test]
    public async Task Both_names_of_the_spec_in_one_request_are_refused() => Assert.That(
        await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest
        {
            KeySpec = KeySpec.RSA_2048,
            CustomerMasterKeySpec = CustomerMasterKeySpec.RSA_2048,
            KeyUsage = KeyUsageType.SIGN_VERIFY,
        })),
        Is.EqualTo("ValidationException: You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated."));

    [Test]
    public async Task The_record_of_a_plain_key_has_the_defaults_that_KMS_fills_in()
    {
        await Client.CreateKeyAsync(new CreateKeyRequest());

        Assert.That(Recorded(), Is.EqualTo(
            """{"bypassPolicyLockoutSafetyCheck":false,"description":"","origin":"AWS_KMS","keyUsage":"ENCRYPT_DECRYPT","keySpec":"SYMMETRIC_DEFAULT","customerMasterKeySpec":"SYMMETRIC_DEFAULT"}"""));
    }

    [Test]
    public async Task The_record_has_both_names_of_the_spec_whichever_was_sent([Values] bool deprecated)
    {
        await Client.CreateKeyAsync(new CreateKeyRequest
        {
            KeySpec = deprecated ? null : KeySpec.HMAC_256,
            CustomerMasterKeySpec = deprecated ? CustomerMasterKeySpec.HMAC_256 : null,
            KeyUsage = KeyUsageType.GENERATE_VERIFY_MAC,
        });

        Assert.That(Recorded(), Does.Contain("\"keySpec\":\"HMAC_256\"").And.Contains("\"customerMasterKeySpec\":\"HMAC_256\""));
    }

    [TestCase("RSA_2048", "ENCRYPT_DECRYPT")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC")]
    [TestCase("ML_DSA_44", "SIGN_VERIFY")]
    public async Task Every_spec_can_be_multi_Region(string spec, string usage)
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage, MultiRegion = true })).KeyMetadata.KeyId;

        var replica = (await Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = "eu-west-1" })).ReplicaKeyMetadata;

        Assert.That((replica.KeySpec.Value, replica.KeyUsage.Value), Is.EqualTo((spec, usage)));
    }

    [Test]
    public async Task The_id_of_a_multi_Region_key_can_be_pinned()
    {
        Kms.Ids.NextKeyId("mrk-1234abcd12ab34cd56ef1234567890ab");

        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata;

        Assert.That(key.Arn, Is.EqualTo("arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"));
    }

    [Test]
    public async Task A_refused_request_does_not_use_up_a_pinned_id()
    {
        Kms.Ids.NextKeyId("1234abcd-12ab-34cd-56ef-1234567890ab");
        await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.RSA_2048 }));

        Assert.That(await Client.CreateSymmetricKeyAsync(), Is.EqualTo("1234abcd-12ab-34cd-56ef-1234567890ab"));
    }

    private string Recorded() => Kms.Trail[^1].RequestParameters.GetRawText();
}
