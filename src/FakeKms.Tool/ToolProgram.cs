using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using FakeKms.Tool.Commands;
using FakeKms.Tool.Texts;

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
        var line = Parse(arguments);
        try
        {
            if (arguments.Count == 0) throw new ToolException(ToolException.Usage, "A command is missing, such as serve.");
            if (line.Action is ParseErrorAction) throw new ToolException(ToolException.Usage, MistakeIn(line));
            var streams = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await line.InvokeAsync(streams, stopping).ConfigureAwait(false);
        }
        catch (ToolException mistake)
        {
            await error.WriteLineAsync(mistake.Message).ConfigureAwait(false);
            if (mistake.ExitCode == ToolException.Usage) await error.WriteLineAsync($"{CommandOf(line)} --help says more.").ConfigureAwait(false);
            return mistake.ExitCode;
        }
    }

    /// <summary>What a command line says, with what is wrong with it. A file is a file there, and an @ nothing special.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments) => Root().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

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
    private static string MistakeIn(ParseResult line)
    {
        var word = line.Errors.FirstOrDefault(error => line.UnmatchedTokens.Any(word => error.Message.Contains($"'{word}'", StringComparison.Ordinal)));
        return (word ?? line.Errors[0]).Message;
    }

    private static string CommandOf(ParseResult line)
    {
        var name = line.CommandResult.Command.Name;
        return name == Name ? Name : $"{Name} {name}";
    }
}
