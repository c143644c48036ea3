using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding;

public class SeededPolicyTests
{
    private const string Policy = """
        { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "kms:Encrypt", "Resource": "*" } }
        """;

    private static readonly KmsCaller Partner = KmsCaller.IamUser("zoe").WithAccountId("444455556666");

    [Test]
    public async Task A_seeded_policy_lets_another_account_in_from_the_start()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/shared", key => key.WithPolicy(Policy)));
        using var client = kms.CreateClient(Partner);

        Assert.That(
            async () => await client.EncryptAsync(new EncryptRequest { KeyId = kms.Key("alias/shared").Arn, Plaintext = new MemoryStream([1]) }), Throws.Nothing);
    }

    [Test]
    public async Task Replicas_have_the_seeded_policy_too()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/shared", key => key.MultiRegion("eu-west-1").WithPolicy(Policy)));

        Assert.That(kms.Keys.Select(key => key.Policy), Has.Exactly(2).Contains("444455556666"));
    }
}
