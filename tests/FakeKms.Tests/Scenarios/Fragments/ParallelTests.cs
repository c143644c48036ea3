using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios.Fragments;

/// <summary>Parts of a script side by side.</summary>
public class ParallelTests : InMemory
{
    private const string Ireland = "eu-west-1";
    private static readonly KmsCaller Auditor = KmsCaller.IamUser("auditor").WithAccessKeyId("AKIAAUDITOR");

    [Test]
    public async Task Branches_take_turns_in_the_order_in_which_they_are_written()
    {
        await Kms.Scenario("turns")
            .ListKeys()
            .Parallel(script => script.DescribeKey("alias/a").EnableKey("alias/a").ListAliases(), script => script.ListGrants("alias/b"), script => script.DescribeKey("alias/b").DisableKey("alias/b"))
            .GenerateRandom(8);

        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo((string[])
            ["ListKeys", "DescribeKey", "ListGrants", "DescribeKey", "EnableKey", "DisableKey", "ListAliases", "GenerateRandom"]));
    }

    [Test]
    public async Task A_branch_of_branches_takes_its_turns_too()
    {
        await Kms.Scenario("nested")
            .Parallel(
                script => script.Parallel(it => it.DescribeKey("alias/a").EnableKey("alias/a"), it => it.DescribeKey("alias/b").EnableKey("alias/b")).ListAliases(),
                script => script.ListKeys().Repeat(2, it => it.GenerateRandom(8)));

        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo((string[])
            ["DescribeKey", "ListKeys", "DescribeKey", "GenerateRandom", "EnableKey", "GenerateRandom", "EnableKey", "ListAliases"]));
    }

    [Test]
    public async Task Each_branch_has_a_caller_and_a_Region_of_its_own()
    {
        await Kms.Scenario("who and where")
            .In("us-west-2")
            .Parallel(script => script.As(Auditor).ListKeys().ListKeys(), script => script.ListKeys().In(Ireland).ListKeys())
            .ListKeys();

        Assert.That(Kms.Trail.Select(record => (record.UserIdentity.UserName, record.AwsRegion)), Is.EqualTo(((string?, string)[])
            [(Kms.Caller.Name, "us-west-2"), ("auditor", "us-west-2"), ("auditor", "us-west-2"), (Kms.Caller.Name, Ireland), (Kms.Caller.Name, "us-west-2")]));
    }

    [Test]
    public async Task Branches_do_not_take_each_other_s_values_and_keys()
    {
        var scenario = Kms.Scenario("own names")
            .Encrypt("alias/a", "before", into: "before")
            .Parallel(
                script => script.CreateKey("mine").Encrypt("mine", "one", into: "card").Decrypt(from: "card", into: "one", key: "mine").Decrypt(from: "before"),
                script => script.CreateKey("mine").Encrypt("mine", "two", into: "card").Decrypt(from: "card", into: "two", key: "mine").Decrypt(from: "before"));
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((scenario.Results.Text("one"), scenario.Results.Text("two")), Is.EqualTo(("one", "two")));
            Assert.That(() => scenario.Results.Bytes("card"), Throws.InstanceOf<InvalidOperationException>().With.Message.StartsWith("Several branches of a Parallel have used the name \"card\""));
        }
    }

    [Test]
    public async Task A_value_of_before_stays_what_it_was_in_the_other_branches()
    {
        var scenario = Kms.Scenario("of before")
            .CreateKey("mine")
            .Encrypt("mine", "before", into: "card")
            .Parallel(
                script => script.CreateKey("mine").Encrypt("mine", "one", into: "card").ListKeys(),
                script => script.ListKeys().Parallel(it => it.ListKeys(), it => it.ListKeys().Decrypt(from: "card", into: "text", key: "mine")))
            .Decrypt(from: "card", into: "afterwards", key: "mine");
        await scenario;

        Assert.That((scenario.Results.Text("text"), scenario.Results.Text("afterwards")), Is.EqualTo(("before", "one")));
    }

    [Test]
    public async Task A_name_that_several_branches_have_used_fails_the_step_that_uses_it_behind_them()
    {
        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await Kms.Scenario("ambiguous")
            .Parallel(script => script.Encrypt("alias/a", "one", into: "card"), script => script.Repeat(2, it => it.Encrypt("alias/b", "two", into: "card")))
            .Decrypt(from: "card").Expect<Exception>());

        Assert.That(failure!.Message, Does.EndWith("so that it says nothing behind them. Give each a name of its own."));
    }

    [Test]
    public async Task A_name_can_be_given_anew_behind_the_branches()
    {
        var scenario = Kms.Scenario("anew")
            .Parallel(script => script.Encrypt("alias/a", "one", into: "card"), script => script.Encrypt("alias/b", "two", into: "card"))
            .Encrypt("alias/a", "three", into: "card")
            .Decrypt(from: "card", into: "text");
        await scenario;

        Assert.That(scenario.Results.Text("text"), Is.EqualTo("three"));
    }

    [Test]
    public async Task A_failure_shows_which_steps_of_which_branches_have_been_made()
    {
        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await Kms.Scenario("two cards")
            .ListKeys()
            .Parallel(
                new KmsFragment("cards are read", script => script.Encrypt("alias/a", "one", into: "card").Decrypt(from: "card").ListKeys()),
                new KmsFragment("cards are lost", script => script.DisableKey("alias/b").Encrypt("alias/b", "two").ListKeys()))
            .ListAliases());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Message.ReplaceLineEndings("\n"), Is.EqualTo(
                $"""
                Scenario "two cards" failed at step 6 of 8, in Parallel, in branch 2 of 2: cards are lost.

                  ✓ 1  ListKeys
                       Parallel
                         branch 1 of 2: cards are read
                  ✓ 2      Encrypt     alias/a, 3 characters, into: card
                  ✓ 3      Decrypt     from: card
                    4      ListKeys
                         branch 2 of 2: cards are lost
                  ✓ 5      DisableKey  alias/b
                  > 6      Encrypt     alias/b, 3 characters
                    7      ListKeys
                    8  ListAliases

                DisabledException (HTTP 400): {Kms.Key("alias/b").Arn} is disabled.
                """.ReplaceLineEndings("\n")));
            Assert.That(failure.Step, Is.EqualTo(6));
            Assert.That(failure.InnerException, Is.TypeOf<DisabledException>());
        }
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/a").WithKey("alias/b");
}
