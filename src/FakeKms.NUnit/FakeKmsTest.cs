using System.Collections.Concurrent;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace FakeKms;

/// <summary>
/// A test fixture that gives each test its own server. A failed test prints the recorded calls. A test fails if a subscriber to the trail threw, or if
/// there is a defect in the fake itself. Tests may run in parallel, with one instance of the fixture or with one instance for each test.
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
                TestContext.Out.WriteLine("Recorded by FakeKms:" + (server.Trail.Count == 0 ? " no calls." : TrailFormat.Lines(server.Trail)));
            if (server.Trail.SubscriberErrors is [var error, ..]) Assert.Fail($"A subscriber to the trail threw: {error}");
            if (server.Defects is [var defect, ..]) Assert.Fail($"FakeKms itself broke, please report it: {defect}");
        }
    }

    /// <summary>Override this method to configure the server of each test. It is called before each test; the base method does nothing.</summary>
    /// <param name="kms">The settings of the server.</param>
    protected virtual void Configure(FakeKmsBuilder kms) { }
}
