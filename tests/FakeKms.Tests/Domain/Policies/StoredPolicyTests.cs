using FakeKms.Domain.Policies;
using FakeKms.Model;

namespace FakeKms.Tests.Domain.Policies;

internal sealed class StoredPolicyTests
{
    private const string Allow = "{\"Statement\":{\"Sid\":\"é\",\"Effect\":\"Allow\",\"Principal\":\"*\"}}";
    private const string ForGroup = "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:group/A\"}}}";

    [Test]
    public void The_quota_counts_the_bytes_as_they_were_sent()
    {
        using var scope = Assert.EnterMultipleScope();
        Assert.That(() => KeyPolicy.Read(Allow, "aws", Allow.Length + 1), Throws.Nothing);
        Assert.That(
            () => KeyPolicy.Read(Allow, "aws", Allow.Length),
            Throws.TypeOf<KmsFailure>().With.Property("Code").EqualTo("LimitExceededException").And.Message.EndsWith($"maximum of {Allow.Length} bytes."));
    }

    [Test]
    public void A_policy_is_kept_as_a_document_and_in_the_layout_of_AWS()
    {
        var policy = KeyPolicy.Read(Allow, "aws", 1000);

        Assert.That((policy.Document.Statements.Single().Sid, policy.Text), Is.EqualTo(("é", PolicyLayout.Of(Allow))));
    }

    [Test]
    public void Only_a_policy_that_was_sent_is_held_against_the_rules()
    {
        using var scope = Assert.EnterMultipleScope();
        Assert.That(() => KeyPolicy.Read(ForGroup, "aws", 1000), Throws.TypeOf<KmsFailure>());
        Assert.That(KeyPolicy.Written(ForGroup).Text, Does.Contain("group/A"));
    }

    [Test]
    public void The_default_policy_is_one_for_each_account_and_Region()
    {
        var home = new AccountRegion("111122223333", "us-east-1");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(KeyPolicy.DefaultOf(home), Is.SameAs(KeyPolicy.DefaultOf(new AccountRegion("111122223333", "us-east-1"))));
        Assert.That(KeyPolicy.DefaultOf(home with { AccountId = "444455556666" }).Text, Does.Contain("arn:aws:iam::444455556666:root"));
    }
}
