namespace FakeKms;

/// <summary>
/// An assertion on CloudTrail records or on permissions failed. The message says what was expected and what was found, and prints the records that matter, one
/// line each, or the policies that decided. Every test framework reports the exception as a failed test.
/// </summary>
public sealed class KmsAssertionException : Exception
{
    internal KmsAssertionException(string message)
        : base(message) { }
}
