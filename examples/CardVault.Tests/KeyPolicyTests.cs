using Amazon.KeyManagementService;
using FakeKms;

namespace CardVault.Tests;

/// <summary>Who may read cards. Policies decide as in AWS: the key policy names the vault, and the support role may see the key and no card.</summary>
internal sealed class KeyPolicyTests : FakeKmsTest
{
    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Administration", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/Admin" }, "Action": "kms:*", "Resource": "*" },
            {
              "Sid": "VaultUsesTheKey",
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::111122223333:role/CardVault" },
              "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
              "Resource": "*",
              "Condition": { "Null": { "kms:EncryptionContext:customer": "false" } }
            },
            { "Sid": "SupportSeesTheKey", "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:role/Support" }, "Action": "kms:DescribeKey", "Resource": "*" }
          ]
        }
        """;

    private static readonly KmsCaller VaultRole = KmsCaller.AssumedRole("CardVault", "api");

    private static readonly KmsCaller Support = KmsCaller.AssumedRole("Support", "jane");

    private readonly Dictionary<string, SealedCard> table = [];

    protected override void Configure(FakeKmsBuilder kms) =>
        kms.WithAuthorization(KmsAuthorizationMode.Strict).WithKey("alias/cards", key => key.WithPolicy(Policy));

    [Test]
    public async Task The_vault_stores_and_reads_cards()
    {
        await VaultAs(VaultRole).StoreAsync("alice", "4111 1111 1111 1111");

        Assert.That(await VaultAs(VaultRole).ReadAsync("alice"), Is.EqualTo("4111 1111 1111 1111"));
    }

    [Test]
    public async Task The_support_role_cannot_decrypt_cards()
    {
        await VaultAs(VaultRole).StoreAsync("alice", "4111 1111 1111 1111");

        Assert.That(async () => await VaultAs(Support).ReadAsync("alice"), Throws.InstanceOf<AmazonKeyManagementServiceException>().With.Message.EqualTo(
            "User: arn:aws:sts::111122223333:assumed-role/Support/jane is not authorized to perform: kms:Decrypt " +
            $"on resource: {Kms.Key("alias/cards").Arn} because no resource-based policy allows the kms:Decrypt action"));
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").WithErrorCode("AccessDenied"));
    }

    [Test]
    public void The_support_role_can_see_the_key_and_nothing_else() => Assert.That(
        Kms.PermissionMatrix([Support], ["kms:DescribeKey", "kms:Decrypt", "kms:Encrypt", "kms:CreateGrant"], ["alias/cards"]).Cells
            .Single(cell => cell.Decision.IsAllowed).Action,
        Is.EqualTo("kms:DescribeKey"));

    [Test]
    public async Task A_wrong_key_policy_locks_the_vault_out_and_the_explanation_names_the_condition()
    {
        await VaultAs(VaultRole).StoreAsync("alice", "4111 1111 1111 1111");
        await Kms.Scenario("somebody misspells the customer").As(KmsCaller.AssumedRole("Admin", "joe"))
            .PutKeyPolicy("alias/cards", Policy.Replace(":customer", ":custommer", StringComparison.Ordinal));

        Assert.That(async () => await VaultAs(VaultRole).ReadAsync("alice"), Throws.InstanceOf<AmazonKeyManagementServiceException>());
        Assert.That(
            Kms.Authorization.Denied.Single().Decision.Explanation,
            Does.Contain("nearest miss: statement VaultUsesTheKey of the key policy matches but for Condition Null kms:EncryptionContext:custommer"));
    }

    private Vault VaultAs(KmsCaller caller) => new(Kms.CreateClient(caller), "alias/cards", table);
}
