using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using FakeKms.Tool.Commands;

namespace FakeKms.Tool;

/// <summary>The program <c>fakekms</c>.</summary>
internal static class ToolProgram
{
    private const string Name = "fakekms";

    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">What stands behind <c>fakekms</c>.</param>
    /// <param name="output">What the command is for.</param>
    /// <param name="error">What went wrong, and warnings.</param>
    /// <param name="stopping">Ends what runs until it is stopped, as SIGTERM does.</param>
    /// <returns>0 when it is done, 1 when it could not be, 2 when the command line is wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken stopping = default)
    {
        // A file is a file, and an @ nothing special.
        var line = Root().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            if (arguments.Count == 0) throw new ToolException(ToolException.Usage, "A command is missing, such as serve.");
            if (line.Action is ParseErrorAction) throw new ToolException(ToolException.Usage, MistakeIn(line));
            var streams = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await line.InvokeAsync(streams, stopping).ConfigureAwait(false);
        }
        catch (ToolException mistake)
        {
            await error.WriteLineAsync(mistake.Message).ConfigureAwait(false);
            if (mistake.ExitCode == ToolException.Usage) await error.WriteLineAsync($"{CommandOf(line)} --help says more.").ConfigureAwait(false);
            return mistake.ExitCode;
        }
    }

    // A RootCommand is named after the program file, which is another one in tests and in examples.
    private static Command Root()
    {
        var root = new Command(Name, "A fake of AWS KMS on a port, for tests of programs in any language.")
        {
            new HelpOption(), new VersionOption(), ServeCommand.Create(), ReplayCommand.Create(),
        };
        foreach (var command in ClientCommands.All()) root.Add(command);
        return root;
    }

    // Beside a word that means nothing, a command may be missing, or an option: the word is what went wrong.
    private static string MistakeIn(ParseResult line) =>
        (line.Errors.FirstOrDefault(error => line.UnmatchedTokens.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal))) ?? line.Errors[0]).Message;

    private static string CommandOf(ParseResult line) => line.CommandResult.Command.Name is Name and var name ? name : $"{Name} {line.CommandResult.Command.Name}";
}
