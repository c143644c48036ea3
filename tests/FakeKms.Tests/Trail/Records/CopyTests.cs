using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Policies;

namespace FakeKms.Tests.Trail.Records;

/// <summary>One call, a record for each account that it concerns.</summary>
public class CopyTests : InMemory
{
    private const string Other = "444455556666";
    private const string Third = "777788889999";

    private static readonly KmsCaller Stranger = KmsCaller.IamUser("Zoe").WithAccountId(Other);

    private IAmazonKeyManagementService foreign = null!;
    private string arn = "";

    [SetUp]
    public async Task A_key_that_another_account_may_use()
    {
        foreign = Kms.CreateClient(Stranger);
        arn = await OpenKeyAsync(Client, "111122223333", Other, Third);
    }

    [TearDown]
    public void Close() => foreign.Dispose();

    [Test]
    public async Task The_copies_share_an_id_and_the_request_and_differ_in_the_rest()
    {
        await foreign.DescribeKeyAsync(arn);
        var (callers, owners) = (Kms.Trail[^2], Kms.Trail[^1]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((callers.RecipientAccountId, owners.RecipientAccountId), Is.EqualTo((Other, "111122223333")));
            Assert.That(callers.SharedEventID, Is.Not.Null.And.EqualTo(owners.SharedEventID));
            Assert.That(callers.RequestID, Is.EqualTo(owners.RequestID));
            Assert.That(callers.EventID, Is.Not.EqualTo(owners.EventID));
            Assert.That(owners.Resources, Is.EqualTo(callers.Resources));
            Assert.That(owners.Resources.Single().AccountId, Is.EqualTo("111122223333"));
            Assert.That(owners.Value("userIdentity")!.Value.GetRawText(), Is.EqualTo(
                """{"type":"AWSAccount","principalId":"AIDACKCEVSQ6C2EXAMPLE","accountId":"444455556666"}"""));
        }
    }

    [Test]
    public async Task A_caller_with_keys_of_two_other_accounts_leaves_three_records()
    {
        using var third = Kms.CreateClient(KmsCaller.IamUser("Tom").WithAccountId(Third));
        var thirdArn = await OpenKeyAsync(third, Third, Other);
        var blob = (await foreign.EncryptAsync(new EncryptRequest { KeyId = arn, Plaintext = new MemoryStream([1]) })).CiphertextBlob;
        var mark = Kms.Trail.Count;

        await foreign.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = thirdArn });

        var copies = Kms.Trail.Since(mark);
        Assert.That(copies.Select(copy => copy.RecipientAccountId), Is.EqualTo(new[] { Other, "111122223333", Third }));
        Assert.That(copies.Select(copy => copy.SharedEventID).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_owner_of_the_key_sees_the_service_that_hands_a_foreign_call_on()
    {
        using var client = Kms.CreateClient(Stranger.ThroughService("s3.amazonaws.com"));
        await client.DescribeKeyAsync(arn);
        var owners = Kms.Trail[^1];

        Assert.That((owners.UserIdentity.Type, owners.UserIdentity.InvokedBy, owners.SourceIPAddress), Is.EqualTo(("AWSAccount", "s3.amazonaws.com", "s3.amazonaws.com")));
    }

    [Test]
    public async Task A_service_is_the_service_in_every_copy()
    {
        await Client.PutAsync(arn, Policies.Of(
            Policies.Allow("111122223333"), """{"Effect":"Allow","Principal":{"Service":"dsql.amazonaws.com"},"Action":"kms:DescribeKey","Resource":"*"}"""));
        using var client = Kms.CreateClient(KmsCaller.AwsService("dsql.amazonaws.com").WithAccountId(Other));
        await client.DescribeKeyAsync(arn);

        Assert.That(Kms.Trail.TakeLast(2).Select(copy => copy.UserIdentity.Type), Is.All.EqualTo("AWSService"));
    }

    [Test]
    public async Task A_failure_that_is_no_refusal_of_permission_reaches_both_accounts()
    {
        await Client.DisableKeyAsync(arn);
        var mark = Kms.Trail.Count;
        await ErrorOf(() => foreign.EncryptTextAsync(arn, "x"));

        Assert.That(Kms.Trail.Since(mark).Select(copy => (copy.RecipientAccountId, copy.ErrorCode)), Is.EqualTo(new[] { (Other, "DisabledException"), ("111122223333", "DisabledException") }));
    }

    [Test]
    public async Task A_refusal_is_told_to_the_caller_alone_without_a_shared_id()
    {
        var closed = Kms.Key(await Client.CreateSymmetricKeyAsync()).Arn;
        var mark = Kms.Trail.Count;
        await ErrorOf(() => foreign.DescribeKeyAsync(closed));

        Assert.That(Kms.Trail.Since(mark).Select(copy => (copy.RecipientAccountId, copy.ErrorCode, copy.SharedEventID)), Is.EqualTo(new[] { (Other, "AccessDenied", (string?)null) }));
    }

    [Test]
    public async Task A_pinned_shared_id_waits_for_a_record_that_has_copies()
    {
        Kms.Ids.NextSharedEventId("shared-1");
        await Client.DescribeKeyAsync(arn);
        var own = Kms.Trail[^1].SharedEventID;
        await foreign.DescribeKeyAsync(arn);

        Assert.That((own, Kms.Trail[^1].SharedEventID), Is.EqualTo(((string?)null, "shared-1")));
    }

    [Test]
    public async Task The_last_use_of_a_key_leads_to_the_record_that_its_owner_has()
    {
        await foreign.EncryptTextAsync(arn, "x");
        var owners = Kms.Trail[^1];

        var use = (await Client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = arn })).KeyLastUsage;

        Assert.That((owners.RecipientAccountId, use.CloudTrailEventId), Is.EqualTo(("111122223333", owners.EventID)));
    }

    private static async Task<string> OpenKeyAsync(IAmazonKeyManagementService client, string owner, params string[] accounts) => (await client.CreateKeyAsync(new CreateKeyRequest
    {
        Policy = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::{{owner}}:root","{{string.Join("\",\"", accounts)}}"]},"Action":"kms:*","Resource":"*"}]}
            """,
    })).KeyMetadata.Arn;
}
