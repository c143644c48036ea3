namespace FakeKms;

/// <summary>
/// The end of a test, as its framework tells it to <see cref="FakeKmsServer.EndTest"/>. For base classes of test frameworks; the packages FakeKms.NUnit and
/// FakeKms.Xunit have one.
/// </summary>
public sealed class KmsTestEnd
{
    /// <summary>The full name of the test. It heads the timeline.</summary>
    public required string TestName { get; init; }

    /// <summary>How the test ended.</summary>
    public KmsTestOutcome Outcome { get; init; }

    /// <summary>
    /// The message of its failure; null if it did not fail or the framework does not say. Records that are printed in it are not printed again.
    /// </summary>
    public string? FailureMessage { get; init; }

    /// <summary>Writes into the output of the test: some text of one line or more, without a line break at its end.</summary>
    public required Action<string> WriteLine { get; init; }

    /// <summary>
    /// Attaches a file to the result of the test, by its full path: the timeline of a test that failed, a page of HTML among the temporary files. Null if the
    /// framework has no attachments; the output has the path in any case.
    /// </summary>
    public Action<string>? AttachFile { get; init; }
}
