using System.Runtime.CompilerServices;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Scenarios;

namespace FakeKms;

/// <summary>
/// A script of KMS calls. Every verb is named after the KMS operation that it calls, through the real client of the AWS SDK, and leaves only
/// that operation's record in the trail; ImportKeyMaterial alone stands for two, GetParametersForImport and ImportKeyMaterial. The script
/// runs once, when it is awaited. Keys go by key id, key ARN, alias name or the name that <see cref="CreateKey"/> gave them, in every step;
/// where KMS takes no alias, the key's id is sent in its place. Values flow from step to step by name: <c>into:</c> stores one,
/// <c>from:</c> sends it; a stored id, policy or grant token goes by its name in place of the text. Aliases are those of the account and
/// the Region that the step calls in.
/// </summary>
/// <remarks>Not safe for parallel use: one script is one sequence of calls.</remarks>
public sealed partial class KmsScenario
{
    private readonly string name;
    private readonly ScenarioHost host;
    private readonly List<ScenarioStep> steps = [];
    private int started;

    internal KmsScenario(string name, ScenarioHost host)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (this.name, this.host) = (name, host);
    }

    /// <summary>What the steps have stored and been answered so far. After a failure it holds what was there before it.</summary>
    public KmsScenarioResults Results { get; } = new();

    /// <summary>Runs code of your own as a step.</summary>
    /// <param name="action">Gets the client of the step's caller. The scenario disposes of it when the script ends.</param>
    public KmsScenario Do(Func<IAmazonKeyManagementService, Task> action) => Do(name: null, action);

    /// <summary>Runs code of your own as a step.</summary>
    /// <param name="name">What a failure's report calls the step, or null.</param>
    /// <param name="action">Gets the client of the step's caller. The scenario disposes of it when the script ends.</param>
    public KmsScenario Do(string? name, Func<IAmazonKeyManagementService, Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Add("Do", ScriptText.Of(("", name)), async (run, _) =>
        {
            await action(run.Client).ConfigureAwait(false);
            return null;
        });
    }

    /// <summary>Makes the following steps somebody else's calls.</summary>
    /// <param name="caller">Who calls from here on. Give each caller an access key id of its own.</param>
    public KmsScenario As(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Add("As", ScriptText.Of(("", $"{caller.Type} {caller.Name}".TrimEnd())), run => run.CallAs(caller));
    }

    /// <summary>Moves the server's clock forward. What is due in between happens, each at its own time.</summary>
    /// <param name="duration">How far; zero or more.</param>
    public KmsScenario Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        return Add("Advance", ScriptText.Of(("", duration)), run => run.Host.Advance(duration));
    }

    /// <summary>Says that the step just before must fail, and how. The script then goes on; any other ending of that step ends the script.</summary>
    /// <param name="errorCode">The AWS error code, or null for any.</param>
    /// <param name="messageContains">A part of the exception's message (case counts), or null for any.</param>
    /// <typeparam name="TException">The exception's type, or a base of it.</typeparam>
    /// <exception cref="InvalidOperationException">There is no step before, it is expected to fail already, or the script has run.</exception>
    public KmsScenario Expect<TException>(string? errorCode = null, string? messageContains = null)
        where TException : Exception
    {
        ThrowIfStarted();
        if (steps.Count == 0 || steps[^1].Expected is not null)
            throw new InvalidOperationException("Expect belongs behind a step, once: it says how that step must fail.");
        steps[^1] = steps[^1] with { Expected = new ExpectedFailure(typeof(TException), errorCode, messageContains) };
        return this;
    }

    /// <summary>Runs the script, as awaiting the scenario does.</summary>
    /// <param name="cancellationToken">Ends the script between two steps, or within one that waits.</param>
    /// <exception cref="KmsScenarioException">A step failed, or did not fail as expected. The steps behind it have not run.</exception>
    /// <exception cref="InvalidOperationException">The script has run before.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref started, 1) != 0) ThrowStarted();
        return RunStepsAsync(cancellationToken);
    }

    /// <summary>Lets the scenario be awaited, which runs it: see <see cref="RunAsync"/>.</summary>
    public TaskAwaiter GetAwaiter() => RunAsync().GetAwaiter();

    private async Task RunStepsAsync(CancellationToken cancellationToken)
    {
        using var run = new ScenarioRun(name, host, Results);
        run.CallAs(null);
        for (var i = 0; i < steps.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RunStepAsync(run, i, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RunStepAsync(ScenarioRun run, int index, CancellationToken cancellationToken)
    {
        var step = steps[index];
        Exception? exception = null;
        try
        {
            var response = await step.Act(run, cancellationToken).ConfigureAwait(false);
            if (response is not null) Results.Answered(index + 1, response);
        }
        catch (Exception caught) when (caught is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            exception = caught;
        }

        var asExpected = step.Expected is null ? exception is null : exception is not null && step.Expected.Matches(exception);
        if (!asExpected) throw ScenarioReport.Failure(name, steps, index, exception);
    }

    private KmsScenario Add(string verb, string arguments, Action<ScenarioRun> act) => Add(verb, arguments, (run, _) =>
    {
        act(run);
        return Task.FromResult<AmazonWebServiceResponse?>(null);
    });

    private KmsScenario Add(string verb, string arguments, Func<ScenarioRun, CancellationToken, Task<AmazonWebServiceResponse?>> act)
    {
        ThrowIfStarted();
        steps.Add(new ScenarioStep(verb, arguments, act));
        return this;
    }

    private void ThrowIfStarted()
    {
        if (Volatile.Read(ref started) != 0) ThrowStarted();
    }

    private void ThrowStarted() =>
        throw new InvalidOperationException($"The scenario \"{name}\" has run already. A script runs once and cannot be changed afterwards; begin another one.");
}
