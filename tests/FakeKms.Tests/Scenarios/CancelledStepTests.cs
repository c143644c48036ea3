namespace FakeKms.Tests.Scenarios;

/// <summary>A step that is cancelled by somebody else than who runs the script has failed, and the report says which one.</summary>
public sealed class CancelledStepTests : InMemory
{
    [Test]
    public async Task A_step_that_cancels_itself_is_reported()
    {
        var scenario = Kms.Scenario("cancelled").CreateKey("alias/a").Do("waits", _ => throw new OperationCanceledException("enough"));

        var failure = await Assert.ThrowsAsync<KmsScenarioException>(() => scenario.RunAsync());

        Assert.That(failure!.Message, Does.Contain("waits").And.Contain("enough").And.Contain("CreateKey"));
    }

    [Test]
    public async Task It_is_reported_though_the_script_could_be_cancelled()
    {
        using var never = new CancellationTokenSource();
        var scenario = Kms.Scenario("cancelled").Do("waits", _ => throw new TaskCanceledException("enough"));

        Assert.That((await Assert.ThrowsAsync<KmsScenarioException>(() => scenario.RunAsync(never.Token)))!.Message, Does.Contain("enough"));
    }

    [Test]
    public async Task Who_cancels_the_script_gets_no_report()
    {
        using var source = new CancellationTokenSource();
        var scenario = Kms.Scenario("cancelled").Do("waits", async _ =>
        {
            await source.CancelAsync();
            source.Token.ThrowIfCancellationRequested();
        });

        await Assert.ThatAsync(() => scenario.RunAsync(source.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task It_can_be_expected() =>
        await Kms.Scenario("cancelled").Do("waits", _ => throw new OperationCanceledException()).Expect<OperationCanceledException>();
}
