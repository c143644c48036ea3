namespace FakeKms.Fuzzing.Running;

/// <summary>A promise that was not kept, other than by an exception of the library itself.</summary>
internal sealed class FindingException(string text) : Exception(text)
{
    public static void Unless(bool isKept, string text)
    {
        if (!isKept) throw new FindingException(text);
    }
}
