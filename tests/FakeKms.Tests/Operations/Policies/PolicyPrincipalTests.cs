namespace FakeKms.Tests.Operations.Policies;

/// <summary>Whom a key policy may name.</summary>
public class PolicyPrincipalTests : InMemory
{
    private const string Invalid = "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.";
    private const string InvalidArn = "InvalidArnException: An ARN in the specified key policy is invalid";

    [TestCase("AWS", "*")]
    [TestCase("AWS", "444455556666")]
    [TestCase("AWS", "arn:aws:iam::444455556666:root")]
    [TestCase("AWS", "arn:aws:iam::444455556666:user/division/team/Alice")]
    [TestCase("AWS", "arn:aws:iam::444455556666:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling")]
    [TestCase("AWS", "arn:aws:sts::444455556666:assumed-role/Vault/deploy")]
    [TestCase("AWS", "arn:aws:sts::444455556666:federated-user/Bob")]
    [TestCase("Service", "logs.us-east-1.amazonaws.com")]
    [TestCase("Federated", "cognito-identity.amazonaws.com")]
    [TestCase("Federated", "arn:aws:iam::444455556666:saml-provider/Example")]
    public async Task Principals_of_the_right_form_are_taken_to_exist(string kind, string principal) =>
        Assert.That(await Put(kind, principal), Is.EqualTo("no error"));

    [TestCase("AWS", "arn:aws:iam::444455556666:group/Admins")]
    [TestCase("AWS", "arn:aws:iam::444455556666:policy/Admins")]
    [TestCase("AWS", "arn:aws:iam::444455556666:user/*")]
    [TestCase("AWS", "arn:aws:iam::444455556666:role/")]
    [TestCase("AWS", "arn:aws:sts::444455556666:assumed-role/Vault")]
    [TestCase("AWS", "arn:aws-cn:iam::444455556666:root")]
    [TestCase("AWS", "AIDACKCEVSQ6C2EXAMPLE")]
    [TestCase("AWS", "44445555666")]
    [TestCase("Service", "logs")]
    [TestCase("Service", "*")]
    [TestCase("Federated", "arn:aws:iam::444455556666:user/Bob")]
    [TestCase("CanonicalUser", "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be")]
    public async Task Principals_that_cannot_exist_are_invalid(string kind, string principal) => Assert.That(await Put(kind, principal), Is.EqualTo(Invalid));

    [TestCase("arn:aws:iam:444455556666:root")]
    [TestCase("arn:aws:iam::44445555666:root")]
    [TestCase("arn:aws:iam::*:root")]
    [TestCase("arn:aws:kms::444455556666:root")]
    [TestCase("arn:aws:iam:us-east-1:444455556666:root")]
    [TestCase("arn:aws:iam::444455556666:")]
    public async Task An_ARN_that_falls_apart_is_an_error_of_its_own(string principal) => Assert.That(await Put("AWS", principal), Is.EqualTo(InvalidArn));

    private async Task<string> Put(string kind, string principal)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var statement = $$"""{"Effect":"Allow","Principal":{"{{kind}}":["{{principal}}"]},"Action":"kms:Encrypt","Resource":"*"}""";
        return await ErrorOf(() => Client.PutAsync(keyId, Policies.Of(Policies.Allow("*"), statement)));
    }
}
