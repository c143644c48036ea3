using NSubstitute;
using Xunit;
using Xunit.Sdk;
using TestContext = Xunit.TestContext;

namespace FakeKms.Tests.Testing;

/// <summary>A test of xunit as its base classes see it, from where they are made to where they are disposed of.</summary>
internal sealed class XunitContext : ITestOutputHelper
{
    private readonly ITest test = Substitute.For<ITest>();

    public XunitContext(string? testClass, string title)
    {
        var testCase = Substitute.For<ITestCase>();
        var inClass = testClass is null ? null : Substitute.For<ITestClass>();
        inClass?.TestClassName.Returns(testClass);
        testCase.TestClass.Returns(inClass);
        test.TestDisplayName.Returns(title);
        test.UniqueID.Returns(Guid.CreateVersion7().ToString());
        test.TestCase.Returns(testCase);
        TestContext.SetForInitialization(null, diagnosticMessages: false, internalDiagnosticMessages: false);
        Enter(TestEngineStatus.Running, state: null);
    }

    public List<string> Lines { get; } = [];

    public string Output => string.Join(Environment.NewLine, Lines);

    /// <summary>The names and the contents of what is attached to the result.</summary>
    public IReadOnlyDictionary<string, TestAttachment> Attachments => TestContext.Current.Attachments ?? new Dictionary<string, TestAttachment>();

    /// <summary>The test has run; what follows is its clean-up.</summary>
    public void End(TestResultState state) => Enter(TestEngineStatus.CleaningUp, state);

    public void Write(string message) => Lines.Add(message);

    public void Write(string format, params object[] args) => Lines.Add(string.Format(null, format, args));

    public void WriteLine(string message) => Lines.Add(message);

    public void WriteLine(string format, params object[] args) => Lines.Add(string.Format(null, format, args));

    private void Enter(TestEngineStatus status, TestResultState? state) => TestContext.SetForTest(test, status, CancellationToken.None, state, this);
}
