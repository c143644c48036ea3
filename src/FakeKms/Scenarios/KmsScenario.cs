using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Model;
using FakeKms.Scenarios.Failures;
using FakeKms.Scenarios.Running;

namespace FakeKms;

/// <summary>
/// A script of KMS calls. Every verb is named after the KMS operation that it calls, through the real client of the AWS SDK, and leaves only
/// that operation's record in the trail; ImportKeyMaterial alone stands for two, GetParametersForImport and ImportKeyMaterial. The script
/// runs once, when it is awaited.
/// </summary>
/// <remarks>
/// <para>
/// Every verb has a short form and one that takes the SDK's own request. The request is copied when the step is added; it stays as it is.
/// </para>
/// <para>
/// Names, in both forms: keys go by key id, key ARN, alias name or the name that CreateKey gave them; where KMS takes no alias, the key's id is
/// sent in its place. Aliases are those of the account and the Region that the step calls in. Values flow from step to step: <c>into:</c> stores
/// one, <c>from:</c> sends it. The name of a stored grant goes in place of a grant id or a grant token, the names of a custom key store, a key
/// material and a policy in place of their id or document.
/// </para>
/// <para>
/// Parts: <see cref="Then(KmsFragment)"/>, <see cref="Repeat(int, KmsFragment)"/> and <see cref="Parallel(KmsFragment[])"/> put them together, and
/// <see cref="KmsScenarios"/> has ready-made ones.
/// </para>
/// <para>Not safe for parallel use: one script is one sequence of calls, in which branches take turns.</para>
/// </remarks>
[DebuggerDisplay("{DebuggerDisplay,nq}")]
[SuppressMessage("ApiDesign", "RS0026", Justification = "A request, a text and bytes are never taken for one another: the overloads cannot be confused.")]
[SuppressMessage("ApiDesign", "RS0027", Justification = "A request, a text and bytes are never taken for one another: the overloads cannot be confused.")]
public sealed partial class KmsScenario
{
    private const string Empty =
        "Write its calls before it is awaited: await kms.Scenario(\"…\").CreateKey(\"alias/cards\").Encrypt(\"alias/cards\", \"text\");";

    private const string AllSkipped = "No record of the log can be replayed; Results.SkippedRecords has the reasons.";

    private readonly string name;
    private readonly ScenarioHost host;
    private readonly List<ScenarioStep> steps = [];
    private readonly HashSet<int> done = [];
    private ScriptPart? part;
    private int started;
    private Task? running;
    private UnseenFailure? failure;

    internal KmsScenario(string name, ScenarioHost host)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (this.name, this.host) = (name, host);
    }

    internal string Name => name;

    /// <summary>What was thrown since the script was begun.</summary>
    internal ExceptionWatch Thrown { get; } = ExceptionWatch.Begin();

    /// <summary>Whether the script has been started. One that somebody forgets to await makes no calls and fails no test by itself.</summary>
    internal bool HasRun => Volatile.Read(ref started) != 0;

    /// <summary>Whether the script was started and has not come to its end.</summary>
    internal bool IsRunning => Volatile.Read(ref running) is { IsCompleted: false };

    /// <summary>How the script failed, if nobody waited for it and so nobody knows.</summary>
    internal KmsScenarioException? Unnoticed => HasEnded && failure is { IsSeen: false } ? failure.Exception : null;

    internal bool HasEnded => Volatile.Read(ref running) is { IsCompleted: true };

    private string DebuggerDisplay => $"\"{name}\", {steps.Count} steps, {(HasRun ? "has run" : "not run yet")}";

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

    /// <summary>Runs code of your own that calls nobody as a step: a change of what is around KMS, such as <c>kms.XksProxy</c> or a CloudHSM cluster.</summary>
    /// <param name="action">The code, such as <c>() => kms.XksProxy.ExternalKey("k1").Disable()</c>.</param>
    public KmsScenario Do(Action action) => Do(name: null, action);

    /// <summary>Runs code of your own that calls nobody as a step.</summary>
    /// <param name="name">What a failure's report calls the step, or null.</param>
    /// <param name="action">The code.</param>
    public KmsScenario Do(string? name, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Add("Do", ScriptText.Of(("", name)), _ => action());
    }

    /// <summary>Runs code of your own as a step, and waits for it.</summary>
    /// <param name="action">The code. It makes its calls by itself; the other form hands it the client of the step's caller.</param>
    public KmsScenario Do(Func<Task> action) => Do(name: null, action);

    /// <summary>Runs code of your own as a step, and waits for it.</summary>
    /// <param name="name">What a failure's report calls the step, or null.</param>
    /// <param name="action">The code. It makes its calls by itself; the other form hands it the client of the step's caller.</param>
    public KmsScenario Do(string? name, Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Do(name, _ => action());
    }

    /// <summary>Makes the following steps somebody else's calls.</summary>
    /// <param name="caller">Who calls from here on.</param>
    public KmsScenario As(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return AddSilent("As", ScriptText.Of(("", $"{caller.Type} {caller.Name}".TrimEnd())), run => run.CallAs(caller));
    }

    /// <summary>
    /// Makes the following steps calls to another Region, by the same caller. Aliases are those of that Region from here on. A name that
    /// CreateKey gave a multi-Region key means the related key there.
    /// </summary>
    /// <param name="region">The Region, for example <c>eu-west-1</c>. <see cref="FakeKmsServer.Region"/> is the one that a script begins in.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a Region.</exception>
    public KmsScenario In(string region)
    {
        IdForms.CheckedRegion(region);
        return AddSilent("In", ScriptText.Of(("", region)), run => run.CallIn(region));
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
        if (steps[^1].Part != part)
        {
            throw new InvalidOperationException(
                "Expect says how one step must fail, and what stands before it is no step of this part of the script. " +
                "Write it within the fragment, the round or the branch, behind the step that is meant.");
        }
        steps[^1] = steps[^1] with { Expected = new ExpectedFailure(typeof(TException), errorCode, messageContains) };
        return this;
    }

    /// <summary>Runs the script, as awaiting the scenario does.</summary>
    /// <returns>The run, for whatever takes a task.</returns>
    /// <param name="cancellationToken">Ends the script between two steps, or within one that waits.</param>
    /// <exception cref="KmsScenarioException">A step failed, or did not fail as expected. The steps behind it have not run.</exception>
    /// <exception cref="InvalidOperationException">The script has run before, or it makes no calls.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (part is not null)
        {
            throw new InvalidOperationException(
                $"\"{part.Title}\" is being written, as a part of the scenario \"{name}\". It runs with the scenario: await that, and not its parts.");
        }
        if (Interlocked.Exchange(ref started, 1) != 0) ThrowStarted();
        Thrown.End();
        if (steps.Count == 0) throw new InvalidOperationException($"The scenario \"{name}\" has no steps. {Empty}");
        if (steps.TrueForAll(step => step.IsSilent))
            throw new InvalidOperationException($"The scenario \"{name}\" makes no calls. {(Results.SkippedRecords.Count == 0 ? Empty : AllSkipped)}");
        return running = RunStepsAsync(cancellationToken);
    }

    /// <summary>Lets the scenario be awaited, which runs it: see <see cref="RunAsync"/>.</summary>
    public TaskAwaiter GetAwaiter() => RunAsync().GetAwaiter();

    private async Task RunStepsAsync(CancellationToken cancellationToken)
    {
        using var run = new ScenarioRun(name, host, Results);
        foreach (var place in ScriptOrder.Of(steps))
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Enter(steps[place].Part);
            await RunStepAsync(run, place, cancellationToken).ConfigureAwait(false);
            done.Add(place);
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
        if (asExpected || step.Excuses?.Invoke(exception) == true) return;
        failure = new UnseenFailure(ScenarioReport.Failure(name, steps, done, index, exception, FaultOf(exception)), () => HasEnded);
        throw failure.Exception;
    }

    private KmsScenario AddSilent(string verb, string arguments, Action<ScenarioRun> act)
    {
        Add(verb, arguments, act);
        steps[^1] = steps[^1] with { IsSilent = true };
        return this;
    }

    private KmsScenario Add(string verb, string arguments, Action<ScenarioRun> act) => Add(verb, arguments, (run, _) =>
    {
        act(run);
        return Task.FromResult<AmazonWebServiceResponse?>(null);
    });

    private KmsScenario Add(string verb, string arguments, Func<ScenarioRun, CancellationToken, Task<AmazonWebServiceResponse?>> act)
    {
        ThrowIfStarted();
        steps.Add(new ScenarioStep(verb, arguments, act) { Part = part });
        return this;
    }

    private void ThrowIfStarted()
    {
        if (HasRun) ThrowStarted();
    }

    private void ThrowStarted() =>
        throw new InvalidOperationException(
            $"The scenario \"{name}\" has run already. A script runs once and cannot be changed afterwards; begin another one.");

    private KmsFault? FaultOf(Exception? exception) => exception is AmazonServiceException { RequestId: { } id } ? host.FaultOf(id) : null;
}
