using System.Text;
using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records;

public class RecordTests : InMemory
{
    private const string Secret = "4111 1111 1111 1111";

    [Test]
    public async Task Every_call_leaves_one_record_whether_it_succeeds_or_fails()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EncryptTextAsync(keyId, "x");
        await Client.DisableKeyAsync(keyId);
        await ErrorOf(() => Client.EncryptTextAsync(keyId, "x"));
        await ErrorOf(() => Client.EncryptTextAsync("alias/none", "x"));

        Assert.That(Kms.Trail.Select(record => $"{record.EventName} {record.ErrorCode}"), Is.EqualTo(new[]
        {
            "CreateKey ", "Encrypt ", "DisableKey ", "Encrypt DisabledException", "Encrypt NotFoundException",
        }));
    }

    [Test]
    public async Task No_plaintext_ciphertext_material_or_token_enters_a_record()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var import = await Client.WrapAsync(keyId, Wrapping.Material(9));
        import.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        await Client.ImportKeyMaterialAsync(import);
        var blob = await Client.EncryptTextAsync(keyId, Secret);
        await Client.DecryptTextAsync(blob);
        var dataKey = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256 });
        await ErrorOf(() => Client.DecryptTextAsync(new MemoryStream([.. blob.ToArray().AsEnumerable().Reverse()])));

        var records = Kms.Trail.ToLogJson();
        var secrets = new[]
        {
            Encoding.UTF8.GetBytes(Secret), Wrapping.Material(9), blob.ToArray(), dataKey.Plaintext.ToArray(), dataKey.CiphertextBlob.ToArray(),
            import.ImportToken.ToArray(), import.EncryptedKeyMaterial.ToArray(),
        };
        using (Assert.EnterMultipleScope())
        {
            foreach (var secret in secrets)
            {
                Assert.That(records, Does.Not.Contain(Convert.ToBase64String(secret)[..16]));
                Assert.That(records, Does.Not.Contain(Convert.ToHexString(secret)).IgnoreCase);
            }
            Assert.That(records, Does.Not.Contain(Secret));
        }
    }

    [Test]
    public async Task Encrypt_is_recorded_as_reading_with_its_context_and_its_material()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EncryptTextAsync(keyId, "x", new() { ["tenant"] = "7" });
        var record = Kms.Trail[^1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.RequestParameters.GetRawText(), Is.EqualTo(
                $$$"""{"keyId":"{{{keyId}}}","encryptionAlgorithm":"SYMMETRIC_DEFAULT","encryptionContext":{"tenant":"7"}}"""));
            Assert.That(record.ResponseElements.ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(record.AdditionalEventData!.Value.GetRawText(), Is.EqualTo($$"""{"keyMaterialId":"{{Kms.Key(keyId).CurrentKeyMaterialId}}"}"""));
            Assert.That(record.ReadOnly, Is.True);
        }
    }

    [Test]
    public async Task CreateKey_is_recorded_with_its_defaults_and_the_metadata()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var record = Kms.Trail[^1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.RequestParameters.GetRawText(), Is.EqualTo(
                """{"bypassPolicyLockoutSafetyCheck":false,"description":"","origin":"AWS_KMS","keyUsage":"ENCRYPT_DECRYPT","keySpec":"SYMMETRIC_DEFAULT","customerMasterKeySpec":"SYMMETRIC_DEFAULT"}"""));
            Assert.That(record.ResponseElements.GetRawText(), Does.StartWith(
                $$$"""{"keyMetadata":{"aWSAccountId":"111122223333","keyId":"{{{keyId}}}","arn":"{{{Kms.Key(keyId).Arn}}}","creationDate":"Jan 1, 2026, 12:00:00 AM","enabled":true,"description":"""));
        }
    }

    [Test]
    public async Task ImportKeyMaterial_is_recorded_with_the_date_as_CloudTrail_writes_it()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        await Client.ImportAsync(keyId, Wrapping.Material(1), r =>
        {
            (r.ExpirationModel, r.ImportType) = (ExpirationModelType.KEY_MATERIAL_EXPIRES, ImportType.NEW_KEY_MATERIAL);
            (r.ValidTo, r.KeyMaterialDescription) = (new DateTime(2026, 5, 21, 5, 47, 45, DateTimeKind.Utc), "ExampleKeyMaterialA");
        });

        Assert.That(Kms.Trail[^1].RequestParameters.GetRawText(), Is.EqualTo(
            $$"""{"keyId":"{{keyId}}","validTo":"May 21, 2026, 5:47:45 AM","expirationModel":"KEY_MATERIAL_EXPIRES","importType":"NEW_KEY_MATERIAL","keyMaterialDescription":"ExampleKeyMaterialA"}"""));
    }

    [Test]
    public async Task A_list_without_arguments_has_null_parameters_and_no_resources()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        var json = Kms.Trail[^1].ToJson();

        Assert.That(json, Does.Contain("\"requestParameters\":null,\"responseElements\":null").And.Not.Contain("\"resources\""));
    }

    [Test]
    public async Task DeleteKey_is_written_by_KMS_itself()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var arn = Kms.Key(keyId).Arn;
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(8));
        Kms.Ids.NextEventId("unused");

        var record = Kms.Trail[^1];

        Assert.That(record.ToJson(), Is.EqualTo(
            $$"""{"eventVersion":"1.11","userIdentity":{"accountId":"111122223333","invokedBy":"AWS Internal"},"eventTime":"2026-01-08T00:00:00Z","eventSource":"kms.amazonaws.com","eventName":"DeleteKey","awsRegion":"us-east-1","sourceIPAddress":"AWS Internal","userAgent":"AWS Internal","requestParameters":null,"responseElements":{"keyId":"{{arn}}"},"eventID":"{{record.EventID}}","readOnly":false,"resources":[{"accountId":"111122223333","type":"AWS::KMS::Key","ARN":"{{arn}}"}],"eventType":"AwsServiceEvent","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management"}"""));
    }

    [Test]
    public async Task A_refused_authorisation_is_called_AccessDenied_and_keeps_nothing_of_the_request()
    {
        await ErrorOf(() => Client.DescribeKeyAsync("arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
        var record = Kms.Trail[^1];

        Assert.That((record.ErrorCode, record.RequestParameters.ValueKind, record.Resources.Count), Is.EqualTo(("AccessDenied", JsonValueKind.Null, 0)));
    }

    [Test]
    public async Task A_role_session_is_recorded_with_its_issuer()
    {
        using var client = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "deploy"));
        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That(Kms.Trail[^1].Value("userIdentity")!.Value.GetRawText(), Is.EqualTo(
            """{"type":"AssumedRole","principalId":"AROACKCEVSQ6C2EXAMPLE:deploy","arn":"arn:aws:sts::111122223333:assumed-role/Vault/deploy","accountId":"111122223333","accessKeyId":"ASIAIOSFODNN7EXAMPLE","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROACKCEVSQ6C2EXAMPLE","arn":"arn:aws:iam::111122223333:role/Vault","accountId":"111122223333","userName":"Vault"},"attributes":{"creationDate":"2026-01-01T00:00:00Z","mfaAuthenticated":"false"}}}"""));
    }

    [Test]
    public async Task A_snapshot_does_not_change_and_clear_forgets()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        var mark = Kms.Trail.Count;
        var before = Kms.Trail.Since(0);
        await Client.ListAliasesAsync(new ListAliasesRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Has.Count.EqualTo(1));
            Assert.That(Kms.Trail.Since(mark).Single().EventName, Is.EqualTo("ListAliases"));
        }
        Kms.Trail.Clear();
        Assert.That(Kms.Trail, Is.Empty);
    }
}
