namespace FakeKms;

/// <summary>
/// An assertion on CloudTrail records did not hold. The message says what was expected and what was found, and prints the records, one line each. Every
/// test framework reports it as a failed test.
/// </summary>
public sealed class KmsAssertionException : Exception
{
    internal KmsAssertionException(string message)
        : base(message) { }
}
