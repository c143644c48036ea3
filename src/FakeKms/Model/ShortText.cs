namespace FakeKms.Model;

/// <summary>Texts of others, in messages: what is longer than anybody reads is cut, so that no error is as large as the request that it refuses.</summary>
internal static class ShortText
{
    /// <summary>How long a message may be, in characters.</summary>
    public const int LongestMessage = 4096;

    /// <summary>How much of one value a message shows, in characters.</summary>
    public const int LongestValue = 1024;

    public static string Value(string text) => Cut(text, LongestValue);

    public static string Message(string text) => Cut(text, LongestMessage);

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
