using System.Collections.Concurrent;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace FakeKms;

/// <summary>
/// A fixture in which each test has a server of its own. A test that fails prints the calls that were recorded; a test in which the fake itself
/// broke, or a subscriber to the trail threw, fails. Tests may run in parallel, with one instance of the fixture or with one per test.
/// </summary>
public abstract class FakeKmsTest
{
    private readonly ConcurrentDictionary<string, FakeKmsServer> servers = new();

    /// <summary>The server of the running test.</summary>
    /// <exception cref="InvalidOperationException">No test is running.</exception>
    protected FakeKmsServer Kms => servers.TryGetValue(TestContext.CurrentContext.Test.ID, out var server)
        ? server
        : throw new InvalidOperationException("Kms exists between SetUp and TearDown of a test. For a server that outlives a test, call FakeKmsServer.Start.");

    /// <summary>Starts the server of a test.</summary>
    [SetUp]
    public void StartFakeKms() => servers[TestContext.CurrentContext.Test.ID] = FakeKmsServer.Start(Configure);

    /// <summary>Stops the server of a test.</summary>
    [TearDown]
    public void StopFakeKms()
    {
        if (!servers.TryRemove(TestContext.CurrentContext.Test.ID, out var server)) return;
        using (server)
        {
            if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed)
                TestContext.Out.WriteLine(server.Trail.Count == 0 ? "Recorded by FakeKms: no calls." : $"Recorded by FakeKms:{TrailFormat.Lines(server.Trail)}");
            if (server.Trail.SubscriberErrors is [var error, ..]) Assert.Fail($"A subscriber to the trail threw: {error}");
            if (server.Defects is [var defect, ..]) Assert.Fail($"FakeKms itself broke, please report it: {defect}");
        }
    }

    /// <summary>Says how the server of each test is to be. Does nothing unless overridden.</summary>
    /// <param name="builder">The settings.</param>
    protected virtual void Configure(FakeKmsBuilder builder) { }
}
