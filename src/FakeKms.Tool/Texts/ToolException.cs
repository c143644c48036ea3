namespace FakeKms.Tool.Texts;

/// <summary>Why a command ends without having done what it is for, in words for whoever typed it.</summary>
internal sealed class ToolException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The command was understood, and could not be carried out.</summary>
    public const int NotDone = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    public int ExitCode { get; } = exitCode;

    /// <summary>What is wrong with a file that an option names.</summary>
    public static ToolException OfFile(string option, string file, Exception error) => new(
        Usage, $"{option} {file}: {(Directory.Exists(file) ? "it is a folder; write the name of a file in it." : TextOf(error))}", error);

    /// <summary>The first line of what a library says, without the name of a parameter, which is none of the command line.</summary>
    public static string TextOf(Exception exception) => exception.Message.Split(" (Parameter", 2)[0];
}
