using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioReportOfManagementTests : ScenarioReports
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[]}""";
    private const string Token = "AQpAM2RhZTk1MGMyNTk2ZmZmMzEyYWVhOWViN2I1MWM4Mzc0MWFiYjc0ZDE1ODkyNGFlNTIzODZhMzgyZjBlNGQz";
    private static readonly Dictionary<string, string> Team = new() { ["team"] = "cards" };

    [Test]
    public async Task A_failure_prints_the_verbs_of_management()
    {
        var failure = await FailureOf(Kms.Scenario("management")
            .ListKeys().Expect<Exception>()
            .In("eu-west-1")
            .CreateKey("alias/a", keySpec: KeySpec.RSA_2048, keyUsage: KeyUsageType.SIGN_VERIFY, multiRegion: true, policy: Policy)
            .UpdateKeyDescription("alias/a", "")
            .PutKeyPolicy("alias/a", "policy", bypassPolicyLockoutSafetyCheck: false)
            .TagResource("alias/a", Team)
            .UntagResource("alias/a", "team", "stage")
            .EnableKeyRotation("alias/a", 100)
            .ReplicateKey("alias/a", "eu-west-2", "alias/b", "second")
            .UpdatePrimaryRegion("alias/a", "eu-west-2")
            .GetKeyLastUsage("alias/a"));

        Assert.That(failure.Message.ReplaceLineEndings("\n"), Does.StartWith(
            """
            Scenario "management" failed at step 1 of 11.

              >  1  ListKeys              Expect<Exception>()
                 2  In                    eu-west-1
                 3  CreateKey             alias/a, keySpec: RSA_2048, keyUsage: SIGN_VERIFY, multiRegion: true, policy: "{"Version":"2012-10-17","Stateme"...
                 4  UpdateKeyDescription  alias/a, description: ""
                 5  PutKeyPolicy          alias/a, bypassPolicyLockoutSafetyCheck: false, policy: "policy"
                 6  TagResource           alias/a, tags: {team=cards}
                 7  UntagResource         alias/a, tagKeys: [team, stage]
                 8  EnableKeyRotation     alias/a, rotationPeriodInDays: 100
                 9  ReplicateKey          alias/a, alias: alias/b, description: "second", replicaRegion: eu-west-2
                10  UpdatePrimaryRegion   alias/a, primaryRegion: eu-west-2
                11  GetKeyLastUsage       alias/a
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task A_failure_prints_grants_and_key_stores_without_their_secrets()
    {
        var credential = new XksProxyAuthenticationCredentialType { AccessKeyId = "ABCDE234567EXAMPLE22", RawSecretAccessKey = new string('s', 43) };
        var failure = await FailureOf(Kms.Scenario("secrets")
            .ListKeys().Expect<Exception>()
            .CreateGrant("alias/a", "arn:grantee", [GrantOperation.Encrypt, "Decrypt"], into: "grant", encryptionContextSubset: Team, dryRun: true)
            .RetireGrant(Token)
            .RetireGrant("grant")
            .DescribeKey("alias/a", grantTokens: [Token, "grant"])
            .RevokeGrant("alias/a", "grant", dryRun: true)
            .CreateCustomKeyStore("store", cloudHsmClusterId: "cluster-2a3b4c5d6e7", keyStorePassword: "password", trustAnchorCertificate: "-----BEGIN CERTIFICATE-----\nMIIC")
            .UpdateCustomKeyStore("store", "vault", "word", xksProxyAuthenticationCredential: credential));

        Assert.That(failure.Message.ReplaceLineEndings("\n"), Does.StartWith(
            """
            Scenario "secrets" failed at step 1 of 8.

              > 1  ListKeys              Expect<Exception>()
                2  CreateGrant           alias/a, into: grant, constraints: {encryptionContextSubset: {team=cards}}, dryRun: true, granteePrincipal: arn:grantee, operations: [Encrypt, Decrypt]
                3  RetireGrant           grantToken: 88 characters
                4  RetireGrant           grantToken: grant
                5  DescribeKey           alias/a, grantTokens: [88 characters, grant]
                6  RevokeGrant           alias/a, dryRun: true, grantId: grant
                7  CreateCustomKeyStore  store, cloudHsmClusterId: cluster-2a3b4c5d6e7, keyStorePassword: 8 characters, trustAnchorCertificate: "-----BEGIN CERTIFICATE-----\u000aMIIC"
                8  UpdateCustomKeyStore  store, keyStorePassword: 4 characters, newCustomKeyStoreName: vault, xksProxyAuthenticationCredential: ABCDE234567EXAMPLE22
            """.ReplaceLineEndings("\n")));
    }
}
