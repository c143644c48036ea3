using System.Net;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Replay;

namespace FakeKms.Tests.Operations.CustomKeyStores.CloudHsm;

/// <summary>
/// What goes wrong with the cluster of a connected store shows in the answers of operations that need the cluster, and nowhere else.
/// https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-cmk-failed
/// </summary>
public class ClusterTroubleTests : ClusterStore
{
    private static readonly Dictionary<string, Func<ClusterTroubleTests, bool?, Task>> Calls = new()
    {
        ["Encrypt"] = (test, dryRun) => test.Client.EncryptAsync(new EncryptRequest { KeyId = test.KeyId, Plaintext = Plaintext(), DryRun = dryRun }),
        ["Decrypt"] = (test, dryRun) => test.Client.DecryptAsync(new DecryptRequest { CiphertextBlob = test.inStore, DryRun = dryRun }),
        ["ReEncrypt from"] = (test, dryRun) => test.ReEncryptAsync(test.inStore, test.ordinaryKeyId, dryRun),
        ["ReEncrypt to"] = (test, dryRun) => test.ReEncryptAsync(test.outside, test.KeyId, dryRun),
        ["GenerateDataKey"] = (test, dryRun) =>
            test.Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = test.KeyId, KeySpec = DataKeySpec.AES_256, DryRun = dryRun }),
        ["GenerateDataKeyWithoutPlaintext"] = (test, dryRun) => test.Client.GenerateDataKeyWithoutPlaintextAsync(
            new GenerateDataKeyWithoutPlaintextRequest { KeyId = test.KeyId, KeySpec = DataKeySpec.AES_256, DryRun = dryRun }),
    };

    private string ordinaryKeyId = "";
    private MemoryStream inStore = new();
    private MemoryStream outside = new();

    private static IEnumerable<string> Troubles => ClusterTrouble.All.Select(trouble => trouble.Name);

    private static IEnumerable<string> TroublesOfKeys => ClusterTrouble.All.Where(trouble => trouble.WithKey is not null).Select(trouble => trouble.Name);

    private static IEnumerable<string> TroublesThatPass => ClusterTrouble.All.Where(trouble => trouble.Lift is not null).Select(trouble => trouble.Name);

    private static IEnumerable<string> Operations => Calls.Keys;

    [SetUp]
    public async Task Ciphertexts_of_the_key_and_of_another_one()
    {
        ordinaryKeyId = await Client.CreateSymmetricKeyAsync();
        (inStore, outside) = (await Client.EncryptTextAsync(KeyId, "x"), await Client.EncryptTextAsync(ordinaryKeyId, "x"));
    }

    [Test]
    public async Task Cryptographic_operations_fail_or_not([ValueSource(nameof(Troubles))] string trouble, [ValueSource(nameof(Operations))] string operation)
    {
        Of(trouble).Arise(Cluster);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Calls[operation](this, null)), Is.EqualTo(Of(trouble).WithKey ?? "no error"));
            Assert.That((await ConnectionAsync(), await StateOf(KeyId)), Is.EqualTo(("CONNECTED", "Enabled")));
        }
    }

    [Test]
    public async Task A_dry_run_asks_the_cluster_too([ValueSource(nameof(Troubles))] string trouble, [ValueSource(nameof(Operations))] string operation)
    {
        Of(trouble).Arise(Cluster);

        Assert.That(await ErrorOf(() => Calls[operation](this, true)), Is.EqualTo(
            Of(trouble).WithKey ?? "DryRunOperationException: The request would have succeeded, but the DryRun option is set."));
    }

    [Test]
    public async Task The_record_of_the_failure_names_the_store_and_the_backing_key(
        [ValueSource(nameof(TroublesOfKeys))] string trouble, [ValueSource(nameof(Operations))] string operation)
    {
        Of(trouble).Arise(Cluster);
        await ErrorOf(() => Calls[operation](this, null));

        var record = Kms.Trail[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{record.ErrorCode}: {record.ErrorMessage}", Is.EqualTo(Of(trouble).WithKey));
            Assert.That(
                record.AdditionalEventData?.GetRawText(), Is.EqualTo($$"""{"customKeyStoreId":"{{StoreId}}","backingKeyId":"{{BackingKeyId()}}"}"""));
            Assert.That(record.Resources.Select(resource => resource.Arn), Does.Contain(KeyArn));
            Assert.That(record.EventName, Is.EqualTo(operation.Split(' ')[0]));
        }
    }

    [TestCaseSource(nameof(Troubles))]
    public async Task GenerateRandom_and_CreateKey_fail_with_the_errors_that_they_have(string trouble)
    {
        Of(trouble).Arise(Cluster);
        var random = await ErrorOf(() => Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 16, CustomKeyStoreId = StoreId }));
        var randomRecord = Kms.Trail[^1];
        var create = await ErrorOf(() => Client.KeyInAsync(StoreId));
        var createRecord = Kms.Trail[^1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((random, create), Is.EqualTo((Of(trouble).OfGenerateRandom ?? "no error", Of(trouble).OfCreateKey ?? "no error")));
            Assert.That(Error(randomRecord), Is.EqualTo(Of(trouble).OfGenerateRandom ?? ": "));
            Assert.That(Error(createRecord), Is.EqualTo(Of(trouble).OfCreateKey ?? ": "));
            if (Of(trouble).OfCreateKey is not null) Assert.That((randomRecord.AdditionalEventData, createRecord.AdditionalEventData), Is.EqualTo(default((object?, object?))));
        }
    }

    [TestCaseSource(nameof(TroublesOfKeys))]
    public async Task Keys_and_the_store_can_be_looked_at_and_managed_all_the_while(string trouble)
    {
        Of(trouble).Arise(Cluster);

        string[] errors =
        [
            await ErrorOf(() => Client.DescribeKeyAsync(KeyId)),
            await ErrorOf(() => Client.TagResourceAsync(new TagResourceRequest { KeyId = KeyId, Tags = [new Tag { TagKey = "a", TagValue = "b" }] })),
            await ErrorOf(() => Client.CreateAliasAsync("alias/in-the-cluster", KeyId)),
            await ErrorOf(() => Client.DisableKeyAsync(KeyId)),
            await ErrorOf(() => Client.EnableKeyAsync(KeyId)),
            await ErrorOf(() => Client.ScheduleKeyDeletionAsync(KeyId, 7)),
            await ErrorOf(() => Client.CancelKeyDeletionAsync(KeyId)),
            await ErrorOf(() => Client.UpdateStoreAsync(StoreId, r => r.NewCustomKeyStoreName = "renamed")),
            await ErrorOf(() => Client.DisconnectStoreAsync(StoreId)),
        ];

        Assert.That(errors, Is.All.EqualTo("no error"));
    }

    [TestCaseSource(nameof(TroublesThatPass))]
    public async Task What_was_wrong_is_forgotten_when_it_is_over(string trouble)
    {
        Of(trouble).Arise(Cluster);
        await EncryptErrorAsync();
        Of(trouble).Lift!(Cluster);

        Assert.That((await EncryptErrorAsync(), await Client.DecryptTextAsync(inStore)), Is.EqualTo(("no error", "x")));
    }

    [Test]
    public async Task Keys_elsewhere_are_not_concerned()
    {
        Cluster.MakeUnreachable();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.DecryptTextAsync(outside), Is.EqualTo("x"));
            Assert.That(await ErrorOf(() => Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 16 })), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task The_network_counts_before_the_sessions_and_the_state_of_the_key_before_both()
    {
        Cluster.UseUpSessions();
        Cluster.MakeUnreachable();
        var both = await EncryptErrorAsync();
        await Client.DisableKeyAsync(KeyId);

        Assert.That((both, await EncryptErrorAsync()), Is.EqualTo((Unreachable, $"DisabledException: {KeyArn} is disabled.")));
    }

    [Test]
    public async Task What_no_key_in_a_key_store_can_do_never_reaches_the_cluster()
    {
        Cluster.MakeUnreachable();

        Assert.That(
            await ErrorOf(() => Client.GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest { KeyId = KeyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256 })),
            Is.EqualTo($"UnsupportedOperationException: {KeyArn} origin is AWS_CLOUDHSM which is not valid for this operation."));
    }

    [Test]
    public void A_cluster_without_sessions_is_a_failure_of_the_server_that_SDKs_retry()
    {
        Cluster.UseUpSessions();

        Assert.That(() => Client.EncryptTextAsync(KeyId, "x"), Throws.TypeOf<KMSInternalException>().With.Property("StatusCode").EqualTo(HttpStatusCode.InternalServerError));
    }

    [Test]
    public async Task A_failed_call_is_no_use_of_the_key()
    {
        var before = Kms.Key(KeyId).LastUsage;
        Kms.Advance(TimeSpan.FromDays(1));
        Cluster.MakeUnreachable();
        await EncryptErrorAsync();

        Assert.That(Kms.Key(KeyId).LastUsage?.Timestamp, Is.EqualTo(before!.Timestamp));
    }

    private static ClusterTrouble Of(string name) => ClusterTrouble.All.Single(trouble => trouble.Name == name);

    private static MemoryStream Plaintext() => new(Encoding.UTF8.GetBytes("x"));

    private static string Error(KmsEvent record) => $"{record.ErrorCode}: {record.ErrorMessage}";

    private string BackingKeyId() => Kms.Trail.Named("Encrypt")[0].Text("additionalEventData.backingKeyId")!;

    private Task ReEncryptAsync(MemoryStream blob, string destination, bool? dryRun) =>
        Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = destination, DryRun = dryRun });
}
