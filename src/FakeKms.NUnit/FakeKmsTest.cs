using System.Collections.Concurrent;
using NUnit.Framework;

namespace FakeKms;

/// <summary>
/// A test fixture that gives each test its own server. Its seed is derived from the full name of the test: two tests get different ids and materials, and
/// each test gets the same ones in every run. A failed test prints the recorded calls, unless its message has them, and what policies refused, with the
/// reasons, and has the <see cref="KmsTimeline.ToHtml">timeline</see> of the calls as an attachment, a file among the temporary ones whose path it prints. A
/// test also fails if it began a scenario and never ran it, or did not wait for it, which includes one that failed, here or in a fork, if it
/// scripted a fault that never took place, if it pinned an id that cannot be given, if a subscriber to the trail or a hook threw, or if the fake itself broke.
/// Tests may run in parallel, with one instance of the fixture for all tests or one for each.
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
#pragma warning disable CA2000 // It is disposed of at the end of the test.
        if (servers.TryRemove(TestContext.CurrentContext.Test.ID, out var server)) TestEnd.Of(server);
#pragma warning restore CA2000
    }

    /// <summary>
    /// Override this method to configure the server of each test. It is called before each test; the base method does nothing. A
    /// <see cref="FakeKmsBuilder.WithSeed"/> here replaces the seed that the name of the test gives.
    /// </summary>
    /// <param name="kms">The settings of the server.</param>
    protected virtual void Configure(FakeKmsBuilder kms) { }
}
