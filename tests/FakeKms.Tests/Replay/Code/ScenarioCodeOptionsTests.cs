namespace FakeKms.Tests.Replay.Code;

public sealed class ScenarioCodeOptionsTests
{
    private static readonly KmsEvent[] Log = Line.Log(new Line("ListKeys") { Key = "" });

    [Test]
    public void Names_are_those_of_the_options()
    {
        var options = new KmsScenarioCodeOptions { Namespace = "Acme.Vault", ClassName = "VaultTests", TestName = "It_is_so", ScenarioName = "a \"day\"" };

        Assert.That(Log.ToScenarioCode(options), Does.Contain("\nnamespace Acme.Vault;\n").And.Contain("public sealed class VaultTests\n")
            .And.Contain("public async Task It_is_so()\n").And.Contain("kms.Scenario(\"a \\\"day\\\"\")"));
    }

    [Test]
    public async Task Code_with_names_runs()
    {
        var code = Log.ToScenarioCode(new KmsScenarioCodeOptions { Namespace = "Acme.Vault", ClassName = "VaultTests", TestName = "It_is_so" });

        Assert.That((await PrintedTest.RunAsync(code)).Select(record => record.EventName), Is.EqualTo(new[] { "ListKeys" }));
    }

    [TestCase("class", "'class' cannot be a name in C#; begin with a capital letter")]
    [TestCase("1st", "'1st' cannot be a name in C#; begin with a capital letter")]
    [TestCase("A b", "'A b' cannot be a name in C#; begin with a capital letter")]
    [TestCase("", "'' cannot be a name in C#; begin with a capital letter")]
    public void What_is_no_name_is_refused(string name, string message)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new KmsScenarioCodeOptions { ClassName = name }, Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(() => new KmsScenarioCodeOptions { TestName = name }, Throws.ArgumentException.With.Message.StartsWith(message));
            Assert.That(() => new KmsScenarioCodeOptions { Namespace = name }, Throws.ArgumentException.With.Message.StartsWith($"'{name}' is no namespace; write one such as Acme.Vault.Tests."));
        }
    }

    [Test]
    public void A_scenario_needs_a_name() => Assert.That(() => new KmsScenarioCodeOptions { ScenarioName = " " }, Throws.ArgumentException);
}
