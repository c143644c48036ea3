using System.Collections.Concurrent;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace FakeKms;

/// <summary>
/// A test fixture that gives each test its own server. Its seed is derived from the full name of the test: two tests get different ids and materials, and
/// each test gets the same ones in every run. A failed test prints the recorded calls. A test also fails if it began a scenario and never ran it, if it
/// pinned an id that cannot be given, if a subscriber to the trail threw, or if the fake itself broke. Tests may run in parallel, with one instance of the
/// fixture for all tests or one for each.
/// </summary>
public abstract class FakeKmsTest
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
        if (!servers.TryRemove(TestContext.CurrentContext.Test.ID, out var server)) return;
        using (server)
        {
            var outcome = TestContext.CurrentContext.Result.Outcome.Status;
            if (outcome == TestStatus.Failed)
                TestContext.Out.WriteLine("Recorded by FakeKms:" + (server.Trail.Count == 0 ? " no calls." : TrailFormat.Lines(server.Trail)));
            if (server.Trail.SubscriberErrors is [var error, ..]) Assert.Fail($"A subscriber to the trail threw: {error}");
            if (server.Mistakes is [var mistake, ..]) Assert.Fail(mistake);
            if (server.Defects is [var defect, ..]) Assert.Fail($"FakeKms itself broke, please report it: {defect}");
            // A test that failed, or gave up, has not come to its scenarios.
            if (outcome is TestStatus.Passed or TestStatus.Warning && server.UnrunScenarios is [_, ..] unrun) Assert.Fail(Unrun(unrun));
        }
    }

    /// <summary>
    /// Override this method to configure the server of each test. It is called before each test; the base method does nothing. A
    /// <see cref="FakeKmsBuilder.WithSeed"/> here replaces the seed that the name of the test gives.
    /// </summary>
    /// <param name="kms">The settings of the server.</param>
    protected virtual void Configure(FakeKmsBuilder kms) { }

    private static string Unrun(IReadOnlyList<string> names) =>
        $"Begun and never run: {string.Join(", ", names.Select(name => $"\"{name}\""))}. A scenario makes its calls when it is awaited; " +
        $"write await in front of it: await Kms.Scenario(\"{names[0]}\")….";
}
