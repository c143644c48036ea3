using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using NUnit.Framework.Interfaces;

namespace FakeKms.Assertions.Tests.Permissions;

/// <summary>A test that failed names what policies refused in it.</summary>
public sealed class FakeKmsTestDenialTests
{
    [Test]
    public void What_was_refused_is_explained()
    {
        var result = FixtureRun.Of(typeof(RefusedFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Output, Does.Contain(
                """
                Refused for want of permission:
                    2026-01-01T00:00:00.0000000+00:00 Encrypt: User: arn:aws:sts::111122223333:assumed-role/Vault/one is not authorized to perform: kms:Encrypt
                """.ReplaceLineEndings()));
            Assert.That(result.Output, Does.Contain("        policy 1 of role Vault" + Environment.NewLine + "          statement AllowVault (Allow): not for this request, Action"));
            Assert.That(result.Output, Does.Not.Contain("would have refused"));
        }
    }

    [Test]
    public void What_AWS_would_have_refused_is_explained_and_of_many_the_first_ones()
    {
        var output = FixtureRun.Of(typeof(PermissiveFixture)).Output;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(output, Does.Contain("What AWS would have refused:" + Environment.NewLine + "    2026-01-01T00:00:00.0000000+00:00 DescribeKey: User: "));
            Assert.That(output.Split('\n').Count(line => line.Contains(" DescribeKey: User: ", StringComparison.Ordinal)), Is.EqualTo(5));
            Assert.That(output, Does.Contain("    and 2 more; kms.Authorization.WouldDeny has all.").And.Not.Contain("for want of permission"));
        }
    }

    [Test]
    public void A_test_that_passes_says_nothing_of_it() => Assert.That(FixtureRun.Of(typeof(ExpectingFixture)).Output, Does.Not.Contain("Refused"));

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class RefusedFixture : Restricted
    {
        [Test]
        public async Task It_may_not_encrypt()
        {
            using var client = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "one"));
            await client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) });
        }
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class PermissiveFixture : Restricted
    {
        [Test]
        public async Task It_may_not_look_seven_times()
        {
            Kms.Authorization.Mode = KmsAuthorizationMode.Permissive;
            using var client = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "one"));
            for (var call = 0; call < 7; call++) await client.DescribeKeyAsync("alias/cards");
            Assert.Fail("on purpose");
        }
    }

    /// <summary>Run by a test above only.</summary>
    [Explicit("run by a test")]
    public sealed class ExpectingFixture : Restricted
    {
        [Test]
        public void It_expects_to_be_refused()
        {
            using var client = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "one"));
            Assert.That(async () => await client.DescribeKeyAsync("alias/cards"), Throws.InstanceOf<AmazonKeyManagementServiceException>());
        }
    }

    public abstract class Restricted : FakeKmsTest
    {
        protected override void Configure(FakeKmsBuilder kms) => kms
            .StartingAt(Pinned.Start)
            .WithAuthorization(KmsAuthorizationMode.Strict)
            .WithKey("alias/cards")
            .WithRole("Vault", role => role.WithPolicy(
                """{"Version":"2012-10-17","Statement":[{"Sid":"AllowVault","Effect":"Allow","Action":"kms:Decrypt","Resource":"*"}]}"""));
    }
}
