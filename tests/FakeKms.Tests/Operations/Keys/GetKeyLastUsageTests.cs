using System.Globalization;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Validation;
using FakeKms.Operations;

namespace FakeKms.Tests.Operations.Keys;

public class GetKeyLastUsageTests : InMemory
{
    [Test]
    public async Task A_key_that_was_never_used_says_since_when_it_was_watched()
    {
        Kms.Advance(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero) - Kms.Clock.GetUtcNow());
        var start = Kms.Clock.GetUtcNow().UtcDateTime;
        var keyId = await Client.CreateSymmetricKeyAsync();
        Kms.Advance(TimeSpan.FromDays(3));

        var usage = await UsageAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((usage.KeyCreationDate, usage.TrackingStartDate), Is.EqualTo(((DateTime?)start, (DateTime?)start)));
            Assert.That((usage.KeyLastUsage.Operation, usage.KeyLastUsage.Timestamp, usage.KeyLastUsage.CloudTrailEventId, usage.KeyLastUsage.KmsRequestId), Is.EqualTo(
                ((KeyLastUsageTrackingOperation?)null, (DateTime?)null, (string?)null, (string?)null)));
            Assert.That(Kms.Key(keyId).LastUsage, Is.Null);
        }
    }

    [TestCase("2024-02-29T12:00:00Z", "2026-04-23T00:00:00Z")]
    [TestCase("2026-04-22T23:59:59Z", "2026-04-23T00:00:00Z")]
    [TestCase("2026-04-23T00:00:01Z", "2026-04-23T00:00:01Z")]
    public async Task KMS_tracks_no_key_from_before_April_2026(string creation, string tracking)
    {
        using var kms = FakeKmsServer.Start(k => k.StartingAt(DateTimeOffset.Parse(creation, CultureInfo.InvariantCulture)).WithKey("alias/cards"));
        using var client = kms.CreateClient();

        var usage = await client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = kms.Key("alias/cards").KeyId });

        Assert.That((usage.KeyCreationDate, usage.TrackingStartDate), Is.EqualTo(
            ((DateTime?)DateTimeOffset.Parse(creation, CultureInfo.InvariantCulture).UtcDateTime,
                (DateTime?)DateTimeOffset.Parse(tracking, CultureInfo.InvariantCulture).UtcDateTime)));
    }

    [TestCase("Encrypt")]
    [TestCase("Decrypt")]
    [TestCase("GenerateDataKey")]
    [TestCase("GenerateDataKeyWithoutPlaintext")]
    [TestCase("ReEncrypt")]
    public async Task A_use_is_remembered_with_its_time_and_its_record(string operation)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "x");
        Kms.Advance(TimeSpan.FromDays(3));

        var requestId = await UseAsync(operation, keyId, blob);

        var usage = (await UsageAsync(keyId)).KeyLastUsage;
        var record = Kms.Trail[^2];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((usage.Operation.Value, record.EventName), Is.EqualTo((operation, operation)));
            Assert.That(usage.Timestamp, Is.EqualTo(Kms.Clock.GetUtcNow().UtcDateTime));
            Assert.That(usage.CloudTrailEventId, Is.EqualTo(record.EventID));
            Assert.That(usage.KmsRequestId, Is.EqualTo(record.RequestID).And.EqualTo(requestId));
            Assert.That((Kms.Key(keyId).LastUsage!.Operation, Kms.Key(keyId).LastUsage!.CloudTrailEventId), Is.EqualTo((operation, record.EventID)));
        }
    }

    [Test]
    public void The_operations_that_count_are_those_of_the_SDK() => Assert.That(
        OperationCatalog.All.Where(operation => operation.CountsAsUse).Select(operation => operation.Name),
        Is.EquivalentTo(OperationCatalog.All.Select(operation => operation.Name).Intersect(EnumSet.Of(typeof(KeyLastUsageTrackingOperation)).Accepted)));

    [Test]
    public async Task ReEncrypt_uses_both_keys()
    {
        var (source, destination) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        var blob = await Client.EncryptTextAsync(source, "x");
        await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = destination });

        var (first, second) = ((await UsageAsync(source)).KeyLastUsage, (await UsageAsync(destination)).KeyLastUsage);

        Assert.That((first.Operation.Value, second.Operation.Value, first.CloudTrailEventId), Is.EqualTo(("ReEncrypt", "ReEncrypt", second.CloudTrailEventId)));
    }

    [Test]
    public async Task Refused_calls_and_dry_runs_are_no_uses()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await ErrorOf(() => Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream([1]), DryRun = true }));
        await Client.DisableKeyAsync(keyId);
        await ErrorOf(() => Client.EncryptTextAsync(keyId, "x"));

        Assert.That((await UsageAsync(keyId)).KeyLastUsage.Operation, Is.Null);
    }

    [Test]
    public async Task Management_is_no_use()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DescribeKeyAsync(keyId);
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });
        Kms.Advance(TimeSpan.FromDays(90));

        Assert.That((await UsageAsync(keyId)).KeyLastUsage.Operation, Is.Null);
    }

    [Test]
    public async Task A_key_that_is_pending_deletion_still_answers()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EncryptTextAsync(keyId, "x");
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That((await UsageAsync(keyId)).KeyLastUsage.Operation, Is.EqualTo(KeyLastUsageTrackingOperation.Encrypt));
    }

    [Test]
    public async Task An_alias_is_refused()
    {
        await Client.CreateAliasAsync("alias/a", await Client.CreateSymmetricKeyAsync());

        Assert.That(await ErrorOf(() => UsageAsync("alias/a")), Is.EqualTo("InvalidArnException: Key Aliases are not supported for this operation."));
    }

    [Test]
    public async Task The_question_is_recorded_as_reading()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await UsageAsync(keyId);

        var record = Kms.Trail[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.EventName, record.ReadOnly, record.RequestParameters.GetRawText()), Is.EqualTo(("GetKeyLastUsage", true, $$"""{"keyId":"{{keyId}}"}""")));
            Assert.That(record.Resources.Single().Arn, Is.EqualTo(Kms.Key(keyId).Arn));
        }
    }

    private Task<GetKeyLastUsageResponse> UsageAsync(string keyId) => Client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = keyId });

    private async Task<string> UseAsync(string operation, string keyId, MemoryStream blob)
    {
        Amazon.Runtime.AmazonWebServiceResponse response = operation switch
        {
            "Encrypt" => await Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream([1]) }),
            "Decrypt" => await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob }),
            "GenerateDataKey" => await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256 }),
            "GenerateDataKeyWithoutPlaintext" => await Client.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest { KeyId = keyId, NumberOfBytes = 8 }),
            _ => await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = keyId }),
        };
        return response.ResponseMetadata.RequestId;
    }
}
