using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace FakeKms;

/// <summary>
/// A test fixture that gives each test its own server. Its seed is derived from the full name of the test: two tests get different ids and materials, and
/// each test gets the same ones in every run. A failed test prints the recorded calls, unless its message has them, and what policies refused, with the
/// reasons, and has the <see cref="KmsTimeline.ToHtml">timeline</see> of the calls as an attachment, a file among the temporary ones whose path it prints. A
/// test also fails if it began a scenario and never ran it, or did not wait for it, which includes one that failed, here or in a fork, if it
/// scripted a fault that never took place, if it pinned an id that cannot be given, if a subscriber to the trail or a hook threw, or if the fake itself broke.
/// Tests may run in parallel, with one instance of the fixture for all tests or one for each.
/// </summary>
public abstract partial class FakeKmsTest
{
    private readonly ConcurrentDictionary<string, FakeKmsServer> servers = new();

    /// <summary>
    /// The server of the running test. Code that NUnit's context does not reach, such as a background service or a request to a TestServer, gets it too,
    /// as long as this instance of the fixture runs one test at a time.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// No test is running; or this instance runs several tests, and the code that asks does not show which one it belongs to.
    /// </exception>
    protected FakeKmsServer Kms
    {
        get
        {
            if (servers.TryGetValue(TestContext.CurrentContext.Test.ID, out var server)) return server;
            return servers.Values.ToArray() switch
            {
                [var only] => only,
                [] => throw new InvalidOperationException(
                    "Kms exists between SetUp and TearDown of a test. For a server that outlives a test, call FakeKmsServer.Start."),
                _ => throw new InvalidOperationException(
                    "Several tests run in this instance of the fixture, and the code that asks for Kms is out of reach of NUnit's context, which tells them " +
                    "apart. Take it in the test, var kms = Kms;, or give each test an instance: [FixtureLifeCycle(LifeCycle.InstancePerTestCase)]."),
            };
        }
    }

    /// <summary>Starts the server of a test. NUnit calls it.</summary>
    [SetUp]
    public void StartFakeKms()
    {
        TrailFormat.Use();
        var test = TestContext.CurrentContext.Test;
        servers[test.ID] = FakeKmsServer.Start(kms =>
        {
            kms.WithDefaultSeed(test.FullName);
            Configure(kms);
        });
    }

    /// <summary>Stops the server of a test, and fails the test for what it did not notice itself. NUnit calls it.</summary>
    [TearDown]
    public void StopFakeKms()
    {
#pragma warning disable CA2000 // It is disposed of below, in a way that the analyzer does not follow.
        if (!servers.TryRemove(TestContext.CurrentContext.Test.ID, out var server)) return;
#pragma warning restore CA2000
        string? forgotten = null;
        try
        {
            forgotten = Forgotten(server);
            Report(server, forgotten);
        }
        finally
        {
            try
            {
                server.Dispose();
            }
            catch (InvalidOperationException) when (forgotten is not null)
            {
                // Said already: it would take the place of the failure.
            }
        }
    }

    /// <summary>
    /// Override this method to configure the server of each test. It is called before each test; the base method does nothing. A
    /// <see cref="FakeKmsBuilder.WithSeed"/> here replaces the seed that the name of the test gives.
    /// </summary>
    /// <param name="kms">The settings of the server.</param>
    protected virtual void Configure(FakeKmsBuilder kms) { }

    private static void Report(FakeKmsServer server, string? forgotten)
    {
        var result = TestContext.CurrentContext.Result;
        var failed = result.Outcome.Status == TestStatus.Failed;
        if (failed && !RecordLine().IsMatch(result.Message ?? ""))
            TestContext.Out.WriteLine("Recorded by FakeKms:" + (server.Trail.Count == 0 ? " no calls." : TrailFormat.Lines(server.Trail)));
        if (failed && DenialText.Of(server.Authorization) is { } denials) TestContext.Out.WriteLine(denials);
        if (failed) TimelineAttachment.Add(server.Trail, result.Message);
        var broken = Broken(server);
        if (broken is not null) Fail(broken);
        string?[] all = [forgotten, Unfired("", server.Faults.Unfired), Unfired(" at kms.XksProxy", server.XksProxy.Faults.Unfired)];
        string[] unseen = [.. all.OfType<string>()];
        if (unseen.Length == 0) return;
        var text = string.Join(Environment.NewLine, unseen);
        // A test that failed, or gave up, has not come to its scenarios and faults; but one that failed may have failed because of them.
        if (failed) TestContext.Out.WriteLine(text);
        else if (result.Outcome.Status is TestStatus.Passed or TestStatus.Warning) Fail(text);

        void Fail(string message)
        {
            if (!failed) TimelineAttachment.Add(server.Trail, message);
            Assert.Fail(message);
        }
    }

    private static string? Broken(FakeKmsServer server)
    {
        if (server.Trail.SubscriberErrors is [var error, ..]) return $"A subscriber to the trail threw: {error}";
        if (server.Faults.HookErrors is [var thrown, ..]) return $"A hook of kms.Faults threw: {thrown}";
        if (server.XksProxy.Faults.HookErrors is [var other, ..]) return $"A hook of kms.XksProxy, or its authorization, threw: {other}";
        if (server.Mistakes is [var mistake, ..]) return mistake;
        return server.Defects is [var defect, ..] ? $"FakeKms itself broke, please report it: {defect}" : null;
    }

    // A time, a Region and an event in columns: so failures print records.
    [GeneratedRegex(@"[0-9]Z  [a-z-]+-[0-9]  [A-Z]")]
    private static partial Regex RecordLine();

    private static string? Unfired(string where, IReadOnlyList<KmsUnfiredFault> unfired) => unfired.Count == 0
        ? null
        : $"Scripted to fail{where} and not come to it:{string.Concat(unfired.Select(fault => $"{Environment.NewLine}  {fault}"))}";

    private static string? Forgotten(FakeKmsServer server)
    {
        var (unrun, unfinished, failures) = (server.UnrunScenarios, server.UnfinishedScenarios, server.UnnoticedFailures);
        var never = unrun.Count == 0
            ? ""
            : $"Begun and never run: {Quoted(unrun)}. A scenario makes its calls when it is awaited; " +
                $"write await in front of it: await Kms.Scenario(\"{unrun[0]}\")….";
        var running = unfinished.Count == 0 ? "" : $"Run and not waited for: {Quoted(unfinished)}. Await the task that RunAsync returns.";
        var failed = failures.Count == 0
            ? ""
            : $"Run, failed and not waited for: {Quoted(failures.Select(failure => failure.Scenario))}. Await the task that RunAsync returns." +
                string.Concat(failures.Select(failure => Environment.NewLine + failure.Message));
        var sentences = string.Join(" ", new[] { never, running, failed }.Where(sentence => sentence.Length > 0));
        return sentences.Length == 0 ? null : sentences;
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
