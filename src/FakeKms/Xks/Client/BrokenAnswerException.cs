using FakeKms.Model;

namespace FakeKms.Xks.Client;

/// <summary>An answer of a proxy that breaks the specification. The text says how, for whoever writes the proxy.</summary>
internal sealed class BrokenAnswerException(string text) : Exception(text)
{
    public static BrokenAnswerException UnknownError(string name) => new($"The specification has no {ShortText.Value(name)}.");
}
