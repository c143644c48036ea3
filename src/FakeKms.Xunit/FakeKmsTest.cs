using Xunit;

namespace FakeKms;

/// <summary>
/// A test class that gives each test its own server. Its seed is derived from the full name of the test: two tests get different ids and materials, and
/// each test gets the same ones in every run. A failed test prints the recorded calls, unless its message has them, and what policies refused, with the
/// reasons, and has the <see cref="KmsTimeline.ToHtml">timeline</see> of the calls as an attachment. A test also fails if it began a scenario and never ran
/// it, or did not wait for it, here or in a fork, if it scripted a fault that never took place, if it pinned an id that cannot be given, if a
/// subscriber to the trail or a hook threw, or if the fake itself broke. Tests may run in parallel.
/// </summary>
public abstract class FakeKmsTest : IAsyncDisposable
{
    private readonly object gate = new();
    private readonly string name;
    private FakeKmsServer? server;
    private bool hasEnded;

    /// <summary>Makes the test class. The server starts when it is first asked for.</summary>
    protected FakeKmsTest() => name = NameOf(TestContext.Current);

    /// <summary>The server of the test, from the constructor of the derived class on until the test has ended.</summary>
    /// <exception cref="InvalidOperationException">The test has ended.</exception>
    protected FakeKmsServer Kms
    {
        get
        {
            lock (gate)
            {
                if (hasEnded)
                    throw new InvalidOperationException("Kms exists until its test has ended. For a server that outlives a test, call FakeKmsServer.Start.");
                return server ??= Start();
            }
        }
    }

    /// <summary>
    /// Stops the server, and fails the test for what it did not notice itself. xunit calls it. Call the base method at the end of an override. xunit
    /// would not call the Dispose of a derived class that is an <see cref="IDisposable"/>; this method does, before the server stops.
    /// </summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            if (this is IDisposable derived) derived.Dispose();
        }
        finally
        {
            Stop();
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Override this method to configure the server of each test. The base method does nothing. A <see cref="FakeKmsBuilder.WithSeed"/> here replaces the
    /// seed that the name of the test gives. It is called once, when <see cref="Kms"/> is first asked for, which may be before the constructor of the derived
    /// class has come to its end.
    /// </summary>
    /// <param name="kms">The settings of the server.</param>
    protected virtual void Configure(FakeKmsBuilder kms) { }

    private static string NameOf(ITestContext context)
    {
        var (type, title) = (context.TestClass?.TestClassName, context.Test?.TestDisplayName);
        if (title is null || type is null) return title ?? type ?? nameof(FakeKmsTest);
        // A title of the user's own may stand in several classes.
        return title.StartsWith(type, StringComparison.Ordinal) ? title : $"{type}.{title}";
    }

    private FakeKmsServer Start() => FakeKmsServer.Start(kms =>
    {
        kms.WithDefaultSeed(name);
        Configure(kms);
    });

    private void Stop()
    {
        lock (gate) hasEnded = true;
        var context = TestContext.Current;
        server?.EndTest(new KmsTestEnd
        {
            TestName = name,
            Outcome = context.TestState?.Result switch
            {
                null => KmsTestOutcome.Unknown,
                TestResult.Failed => KmsTestOutcome.Failed,
                TestResult.Passed => KmsTestOutcome.Passed,
                _ => KmsTestOutcome.Skipped,
            },
            FailureMessage = context.TestState?.ExceptionMessages is { } messages ? string.Join(Environment.NewLine, messages) : null,
            WriteLine = line => context.TestOutputHelper?.WriteLine(line),
            AttachFile = file => context.AddAttachment("FakeKms timeline", File.ReadAllBytes(file), "text/html"),
        });
    }
}
