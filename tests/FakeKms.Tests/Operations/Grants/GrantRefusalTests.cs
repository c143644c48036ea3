using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Grants;

public class GrantRefusalTests : InMemory
{
    private string keyId = "";

    [SetUp]
    public async Task A_key() => keyId = await Client.CreateSymmetricKeyAsync();

    [TestCase("arn:aws:iam::111122223333:root")]
    [TestCase("arn:aws:iam::444455556666:user/Bob")]
    [TestCase("arn:aws:iam::111122223333:user/division/team/Bob")]
    [TestCase("arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling")]
    [TestCase("arn:aws:sts::111122223333:assumed-role/Vault/deploy")]
    [TestCase("arn:aws:sts::111122223333:federated-user/Bob")]
    public async Task Accounts_users_roles_sessions_and_federated_users_get_grants(string principal)
    {
        await Client.GrantAsync(keyId, r => (r.GranteePrincipal, r.RetiringPrincipal) = (principal, principal));

        Assert.That(Kms.Key(keyId).Grants.Single().GranteePrincipal, Is.EqualTo(principal));
    }

    [TestCase("arn:aws:iam::111122223333:group/Admins")]
    [TestCase("arn:aws:organizations::111122223333:organization/o-a1b2c3")]
    [TestCase("111122223333")]
    [TestCase("Bob")]
    [TestCase("arn:aws:iam::1111:user/Bob")]
    [TestCase("arn:aws:iam::111122223333:user/")]
    [TestCase("arn:aws:iam::111122223333:role")]
    [TestCase("arn:aws:iam::111122223333:root/x")]
    [TestCase("arn:aws:iam:us-east-1:111122223333:user/Bob")]
    [TestCase("arn:aws:sts::111122223333:assumed-role/Vault")]
    [TestCase("arn:aws-cn:iam::111122223333:user/Bob")]
    public async Task No_other_principal_gets_a_grant_or_retires_one(string principal)
    {
        var expected = $"InvalidArnException: ARN does not refer to a valid principal: {principal}";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.GrantAsync(keyId, r => r.GranteePrincipal = principal)), Is.EqualTo(expected));
            Assert.That(await ErrorOf(() => Client.GrantAsync(keyId, r => r.RetiringPrincipal = principal)), Is.EqualTo(expected));
        }
    }

    private static readonly object[][] BadRequests =
    [
        [Change(r => r.Operations = []), "Grants must contain at least one operation."],
        [Change(r => r.Operations = ["CreateGrant", "CreateGrant"]), "Grants must not contain only the CreateGrant operation."],
        [Change(r => r.GranteePrincipal = null), "You must specify either GranteePrincipal or GranteeServicePrincipal, but not both."],
        [Change(r => r.GranteeServicePrincipal = "ec2.amazonaws.com"), "You must specify either GranteePrincipal or GranteeServicePrincipal, but not both."],
        [
            Change(r => (r.RetiringPrincipal, r.RetiringServicePrincipal) = (Granting.Role, "ec2.amazonaws.com")),
            "You can specify either RetiringPrincipal or RetiringServicePrincipal, but not both.",
        ],
        [
            Change(r => (r.GranteePrincipal, r.GranteeServicePrincipal, r.RetiringPrincipal) = (null, "ec2.amazonaws.com", Granting.Role)),
            "A grant with a GranteeServicePrincipal needs a SourceArn constraint.",
        ],
        [
            Change(r => (r.GranteePrincipal, r.GranteeServicePrincipal, r.Constraints) = (null, "ec2.amazonaws.com", new() { SourceArn = Granting.Table })),
            "A grant with a GranteeServicePrincipal needs a RetiringPrincipal or a RetiringServicePrincipal.",
        ],
        [Change(r => r.Constraints = new() { EncryptionContextEquals = [], EncryptionContextSubset = Pairs(1, 1) }), "More than one constraint supplied"],
        [Change(r => r.Constraints = new() { EncryptionContextEquals = Pairs(9, 1) }), "EncryptionContextEquals can have at most 8 encryption context pairs."],
        [
            Change(r => r.Constraints = new() { EncryptionContextSubset = Pairs(1, 385) }),
            "EncryptionContextSubset has an encryption context value of more than 384 characters.",
        ],
    ];

    [TestCaseSource(nameof(BadRequests))]
    public async Task A_grant_that_says_too_little_or_too_much_is_refused(Action<CreateGrantRequest> change, string text) =>
        Assert.That(await ErrorOf(() => Client.GrantAsync(keyId, change)), Is.EqualTo("ValidationException: " + text));

    [Test]
    public async Task Eight_pairs_of_384_characters_and_a_source_are_accepted()
    {
        await Client.GrantAsync(keyId, r => r.Constraints = new() { EncryptionContextSubset = Pairs(8, 384), SourceArn = Granting.Table });

        Assert.That(Kms.Key(keyId).Grants.Single().EncryptionContextSubset, Has.Count.EqualTo(8));
    }

    [TestCase("Sign")]
    [TestCase("GetPublicKey")]
    [TestCase("GenerateMac")]
    [TestCase("DeriveSharedSecret")]
    [TestCase("Encapsulate")]
    public async Task A_symmetric_key_grants_no_operation_of_other_keys(string operation) => Assert.That(
        await ErrorOf(() => Client.GrantAsync(keyId, r => r.Operations = ["Encrypt", operation])),
        Is.EqualTo(
            $"ValidationException: A grant on {Kms.Key(keyId).Arn} with key spec SYMMETRIC_DEFAULT and key usage ENCRYPT_DECRYPT " +
            $"cannot allow these operations: {operation}."));

    [Test]
    public async Task All_operations_that_a_key_cannot_grant_are_named() => Assert.That(
        await ErrorOf(() => Client.GrantAsync(keyId, r => r.Operations = ["Sign", "Encrypt", "GenerateMac"])),
        Does.EndWith("cannot allow these operations: Sign, GenerateMac."));

    [Test]
    public async Task What_a_request_says_is_looked_at_before_the_state_of_the_key()
    {
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorOf(() => Client.GrantAsync(keyId, r => r.Operations = ["Sign"])), Does.StartWith("ValidationException: A grant on "));
    }

    private static Action<CreateGrantRequest> Change(Action<CreateGrantRequest> change) => change;

    private static Dictionary<string, string> Pairs(int count, int length) =>
        Enumerable.Range(0, count).ToDictionary(i => $"key {i}", _ => new string('v', length));
}
