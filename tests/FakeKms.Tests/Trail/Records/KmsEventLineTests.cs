using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Replay;

namespace FakeKms.Tests.Trail.Records;

/// <summary>The one-line form of a record ends with who made the call.</summary>
public class KmsEventLineTests : InMemory
{
    private string Line => Kms.Trail[^1].ToString();

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    [Test]
    public async Task A_user_is_shown_behind_the_key()
    {
        await Client.DescribeKeyAsync("alias/cards");

        Assert.That(Line, Does.EndWith($"  key/{Kms.Key("alias/cards").KeyId}  by user/Alice"));
    }

    [Test]
    public async Task A_key_that_is_not_there_is_shown_as_it_was_asked_for()
    {
        await ErrorOf(() => Client.DescribeKeyAsync("alias/none"));

        Assert.That(Line, Does.EndWith("  DescribeKey  NotFoundException  alias/none  by user/Alice"));
    }

    [TestCase("alias/a\nDeleteKey", "alias/a<U+000A>DeleteKey")]
    [TestCase("alias/\u001b[31mred", "alias/<U+001B>[31mred")]
    [TestCase("alias/\u202Eabc", "alias/<U+202E>abc")]
    public async Task A_record_is_one_line_whatever_was_sent(string keyId, string shown)
    {
        await ErrorOf(() => Client.DescribeKeyAsync(keyId));

        Assert.That(Line, Does.EndWith($"  {shown}  by user/Alice"));
        Assert.That(KmsTrailReport.Lines(Kms.Trail), Does.EndWith($"  {shown}  by user/Alice"));
    }

    [Test]
    public async Task Columns_of_several_lines_are_as_wide_as_what_stands_in_them()
    {
        await Client.DescribeKeyAsync("alias/cards");
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(
            Kms.Trail.ToString().Split(Environment.NewLine)[..2].Select(line => line[(line.IndexOf('Z') + 1)..]),
            Is.EqualTo(new[] { $"  us-east-1  DescribeKey  ok  key/{Kms.Key("alias/cards").KeyId}  by user/Alice", "  us-east-1  ListKeys     ok  by user/Alice" }));
    }

    [Test]
    public async Task A_session_that_a_service_calls_for_is_shown_with_the_service()
    {
        using var vault = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "deploy").ThroughService("secretsmanager.amazonaws.com"));
        await vault.ListKeysAsync(new ListKeysRequest());

        Assert.That(Line, Does.EndWith("  ok  by assumed-role/Vault/deploy through secretsmanager.amazonaws.com"));
    }

    [Test]
    public async Task A_service_is_shown_by_its_principal()
    {
        using var service = Kms.CreateClient(KmsCaller.AwsService("dsql.amazonaws.com"));
        await service.DescribeKeyAsync("alias/cards");

        Assert.That(Line, Does.EndWith("  by dsql.amazonaws.com"));
    }

    [Test]
    public async Task What_KMS_does_is_by_KMS()
    {
        await Client.ScheduleKeyDeletionAsync(Kms.Key("alias/cards").KeyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        Assert.That(Line, Does.Contain("DeleteKey").And.EndsWith("  by KMS"));
    }

    [Test]
    public async Task The_owner_of_a_key_sees_the_account_of_the_caller()
    {
        await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = Kms.Key("alias/cards").KeyId, GranteePrincipal = "arn:aws:iam::444455556666:user/Zoe", Operations = ["DescribeKey"] });
        using var foreign = Kms.CreateClient(KmsCaller.IamUser("Zoe").WithAccountId("444455556666"));
        await foreign.DescribeKeyAsync(Kms.Key("alias/cards").Arn);

        Assert.That(Kms.Trail.Named("DescribeKey").Select(record => record.ToString().Split("  by ")[1]), Is.EquivalentTo(new[] { "user/Zoe", "444455556666" }));
    }
}
