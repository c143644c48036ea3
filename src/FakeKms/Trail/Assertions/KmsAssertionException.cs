namespace FakeKms;

/// <summary>
/// An assertion on CloudTrail records failed. The message says what was expected and what was found, and prints the records that matter, one line each. Every
/// test framework reports the exception as a failed test.
/// </summary>
public sealed class KmsAssertionException : Exception
{
    internal KmsAssertionException(string message)
        : base(message) { }
}
