using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios.Fragments;

/// <summary>How parts of a script fit together.</summary>
public class FragmentTests : InMemory
{
    private const string Ireland = "eu-west-1";
    private static readonly KmsCaller Auditor = KmsCaller.IamUser("auditor").WithAccessKeyId("AKIAAUDITOR");
    private static readonly KmsFragment Twice = new("twice", script => script.DescribeKey("alias/a").DescribeKey("alias/b"));

    [Test]
    public async Task The_steps_of_a_fragment_run_where_it_stands()
    {
        var scenario = Kms.Scenario("fragment").ListKeys().Then(Twice).ListAliases();
        await scenario;

        Assert.That(Names, Is.EqualTo((string[])["ListKeys", "DescribeKey", "DescribeKey", "ListAliases"]));
        Assert.That(scenario.Results.Response<DescribeKeyResponse>(step: 3).KeyMetadata.KeyId, Is.EqualTo(Kms.Key("alias/b").KeyId));
    }

    [Test]
    public async Task A_fragment_is_used_as_often_as_it_is_wanted()
    {
        await Kms.Scenario("one").Then(Twice).Then(Twice);
        await Kms.Scenario("another").Repeat(2, Twice);

        Assert.That(Names, Is.EqualTo(Enumerable.Repeat("DescribeKey", 8)));
    }

    [Test]
    public async Task Fragments_lie_within_fragments()
    {
        await Kms.Scenario("nested").Then("outer", script => script.ListKeys().Then(Twice).ListAliases());

        Assert.That(Names, Is.EqualTo((string[])["ListKeys", "DescribeKey", "DescribeKey", "ListAliases"]));
    }

    [Test]
    public async Task Callers_and_Regions_hold_within_a_fragment_and_end_with_it()
    {
        await Kms.Scenario("who and where")
            .In(Ireland)
            .Then("somebody else", script => script.ListKeys().As(Auditor).In("us-west-2").ListKeys())
            .ListKeys();

        Assert.That(Kms.Trail.Select(record => (record.UserIdentity.UserName, record.AwsRegion)), Is.EqualTo(((string?, string)[])
            [(Kms.Caller.Name, Ireland), ("auditor", "us-west-2"), (Kms.Caller.Name, Ireland)]));
    }

    [Test]
    public async Task Values_and_keys_keep_their_names_behind_a_fragment()
    {
        var scenario = Kms.Scenario("names")
            .Then("made", script => script.CreateKey("mine").Encrypt("mine", "4111", into: "card"))
            .DescribeKey("mine").Decrypt(from: "card", into: "text");
        await scenario;

        Assert.That(scenario.Results.Text("text"), Is.EqualTo("4111"));
    }

    [Test]
    public async Task A_round_knows_its_number()
    {
        var scenario = Kms.Scenario("rounds")
            .Repeat(3, (script, round) => script.Encrypt("alias/a", $"text {round}", into: $"card {round}"))
            .Repeat(2, script => script.ListKeys());
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.Names, Is.EqualTo((string[])["card 1", "card 2", "card 3"]));
            Assert.That(Names, Is.EqualTo((string[])["Encrypt", "Encrypt", "Encrypt", "ListKeys", "ListKeys"]));
        }
    }

    [Test]
    public async Task A_failure_in_a_round_of_a_fragment_names_both()
    {
        Kms.Faults.FailNext("ListKeys", KmsFault.Throttling);
        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await Kms.Scenario("rounds")
            .Repeat(2, new KmsFragment("a look", script => script.ListKeys())));

        Assert.That(failure!.Message, Does.Contain("round 1 of 2: a look"));
    }

    [Test]
    public async Task A_failure_prints_the_fragment_above_its_steps()
    {
        Kms.Faults.FailNext("DeleteImportedKeyMaterial", KmsFault.Throttling);
        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await Kms.Scenario("a withdrawn key")
            .CreateKey("alias/cards", OriginType.EXTERNAL).Then(KmsScenarios.ImportThenDelete("alias/cards")));

        Assert.That(failure!.Message.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            Scenario "a withdrawn key" failed at step 4 of 7, in ImportThenDelete("alias/cards").

              ✓ 1  CreateKey                    alias/cards, origin: EXTERNAL
                   ImportThenDelete("alias/cards")
              ✓ 2    ImportKeyMaterial          alias/cards
              ✓ 3    Encrypt                    alias/cards, 19 characters, into: alias/cards ciphertext
              > 4    DeleteImportedKeyMaterial  alias/cards
                5    Decrypt                    from: alias/cards ciphertext  Expect<KMSInvalidStateException>(messageContains: "pending import")
                6    ImportKeyMaterial          alias/cards
                7    Decrypt                    from: alias/cards ciphertext

            ThrottlingException (HTTP 400): You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.
            The test made it go wrong: kms.Faults injected ThrottlingException.
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task What_does_not_fit_together_is_refused_where_it_is_written()
    {
        var scenario = Kms.Scenario("mistakes").ListKeys();
        var other = Kms.Scenario("another").ListKeys();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => scenario.Then("empty", script => script), Throws.ArgumentException.With.Message.EqualTo("\"empty\" has no steps."));
            Assert.That(() => scenario.Then("stray", _ => other), Throws.ArgumentException.With.Message.Contains("has to return the scenario that it is given"));
            Assert.That(() => scenario.Repeat(0, Twice), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => scenario.Repeat(10_001, Twice), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => scenario.Repeat(1, script => script), Throws.ArgumentException.With.Message.EqualTo("\"round 1 of 1\" has no steps."));
            Assert.That(() => scenario.Parallel(Twice), Throws.ArgumentException.With.Message.StartsWith("Parallel needs two branches"));
            Assert.That(() => scenario.Parallel(script => script.ListKeys(), script => script), Throws.ArgumentException.With.Message.EqualTo("\"branch 2 of 2\" has no steps."));
            Assert.That(() => scenario.Then(Twice).Expect<DisabledException>(), Throws.InvalidOperationException.With.Message.Contains("Write it within the fragment"));
            Assert.That(() => scenario.Then("first", script => script.Expect<DisabledException>()), Throws.InvalidOperationException);
            Assert.That(() => scenario.Then("running", script => { _ = script.RunAsync(); return script; }), Throws.InvalidOperationException.With.Message.Contains("await that, and not its parts"));
            Assert.That(() => new KmsFragment(" ", script => script), Throws.ArgumentException);
            Assert.That(() => new KmsFragment("name", null!), Throws.ArgumentNullException);
        }
        await other;
        await scenario;

        Assert.That(Names, Is.EqualTo((string[])["ListKeys", "ListKeys", "DescribeKey", "DescribeKey"]), "what was refused has left no steps");
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/a").WithKey("alias/b");

    private IEnumerable<string> Names => Kms.Trail.Select(record => record.EventName);
}
