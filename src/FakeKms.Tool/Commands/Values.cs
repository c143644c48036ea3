using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Commands;

/// <summary>Options whose values are read while the command line is, so that what is wrong with them is said before anything happens.</summary>
internal static class Values
{
    /// <summary>An option with one value.</summary>
    public static Option<T?> One<T>(string name, string value, string help, Func<string, T> read) => new(name)
    {
        HelpName = value,
        Description = help,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Read(result, result.Tokens[0], name, read),
    };

    /// <summary>An option that can stand there several times.</summary>
    public static Option<IReadOnlyList<string>> Many(string name, string value, string help, params string[] aliases) => new(name, aliases)
    {
        HelpName = value,
        Description = $"{help}; may be repeated",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => [.. result.Tokens.Select(token => token.Value)],
        DefaultValueFactory = _ => [],
    };

    public static Option<bool> Flag(string name, string help) => new(name) { Description = help, Arity = ArgumentArity.Zero };

    public static string Text(string text) => text.Length > 0 ? text : throw new FormatException("The value is empty.");

    public static int? Port(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new FormatException($"'{text}' is not a number from 1 to 65535, nor 0 for a free port.");

    public static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new FormatException($"'{text}' is not a whole number of 0 or more.");

    public static int? Times(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0
        ? times
        : throw new FormatException($"'{text}' is not a whole number of 1 or more.");

    public static long? Seed(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new FormatException($"'{text}' is not a whole number.");

    public static IPAddress Address(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new FormatException($"'{text}' is no IP address; write 127.0.0.1 for this machine alone or 0.0.0.0 for every address.");

    public static Uri Endpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/"
            ? url
            : throw new FormatException($"'{text}' is no address of a fake; write one such as http://127.0.0.1:5555.");

    private static T? Read<T>(ArgumentResult result, Token token, string name, Func<string, T> read)
    {
        try
        {
            return read(token.Value);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            result.AddError($"{name}: {ToolException.TextOf(wrong)}");
            return default;
        }
    }
}
