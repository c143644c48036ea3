using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine;

/// <summary>Where no alias is taken, one of another Region or account is refused for being one.</summary>
public sealed class ForeignAliasTests : InMemory
{
    [TestCase("alias/a")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:alias/a")]
    [TestCase("arn:aws:kms:eu-west-1:111122223333:alias/a")]
    [TestCase("arn:aws:kms:us-east-1:444455556666:alias/a")]
    [TestCase("arn:aws-cn:kms:cn-north-1:444455556666:alias/a")]
    public async Task An_alias_is_refused_before_anybody_looks_where_it_is(string alias)
    {
        const string expected = "InvalidArnException: Key Aliases are not supported for this operation.";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.EnableKeyAsync(alias)), Is.EqualTo(expected));
            Assert.That(await ErrorOf(() => Client.ListGrantsAsync(new ListGrantsRequest { KeyId = alias })), Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task Where_aliases_are_taken_one_of_elsewhere_is_judged_by_where_it_is()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.DescribeKeyAsync("arn:aws:kms:eu-west-1:111122223333:alias/a")), Is.EqualTo("NotFoundException: Invalid arn eu-west-1"));
            Assert.That(await ErrorOf(() => Client.DescribeKeyAsync("arn:aws:kms:us-east-1:444455556666:alias/a")), Does.StartWith("AccessDeniedException"));
        }
    }
}
