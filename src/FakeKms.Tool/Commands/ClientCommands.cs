using System.CommandLine;
using System.Text.Json.Nodes;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Commands;

/// <summary>The commands for a fake that is running: one for each control path.</summary>
internal static class ClientCommands
{
    public static IEnumerable<Command> All() =>
    [
        Trail(),
        Advance(),
        FailCommand.Create(),
        Caller(),
        Post("reset", "Brings a running fake back to its start; its clock stays."),
        Named("snapshot", "Remembers all that a running fake knows, until it stops."),
        Named("restore", "Brings a running fake back to a snapshot; its clock stays."),
        Get("keys", "Prints the keys of a running fake, with their material, as a file for serve --keys."),
        Get("health", "Says how a running fake stands; the exit code is 1 when none answers."),
    ];

    public static Option<string?> Format(string standard)
    {
        var format = Values.One("--format", "FORMAT", $"{string.Join(", ", TrailText.Formats)} [default: {standard}]", Known);
        format.CompletionSources.Add([.. TrailText.Formats]);
        return format;
    }

    private static Command Trail()
    {
        var (client, format) = (new FakeClient(), Format(TrailText.Text));
        var command = new Command("trail", "Prints the CloudTrail records of a running fake.") { format, client.Endpoint };
        command.SetAction((line, token) => client.GetAsync($"trail?format={line.GetValue(format) ?? TrailText.Text}", line, token));
        return command;
    }

    private static Command Advance()
    {
        var client = new FakeClient();
        var duration = new Argument<string>("duration") { Description = "Such as 7d, 1d12h, 30m or 45s" };
        var command = new Command("advance", "Moves the clock of a running fake, which was started with --clock and a date.") { duration, client.Endpoint };
        command.SetAction((line, token) => client.PostAsync("advance", new JsonObject { ["duration"] = line.GetValue(duration) }, line, token));
        return command;
    }

    private static Command Caller()
    {
        var client = new FakeClient();
        var caller = new Argument<string>("caller") { Description = "user/NAME, assumed-role/ROLE/SESSION, root, or the ARN of one" };
        var command = new Command("caller", "Prints credentials with which a client calls as somebody, as a credential_process of AWS's configuration does.")
        {
            caller, client.Endpoint,
        };
        command.SetAction((line, token) => client.PostAsync("caller", new JsonObject { ["caller"] = line.GetValue(caller) }, line, token));
        return command;
    }

    private static Command Named(string name, string help)
    {
        var client = new FakeClient();
        var snapshot = new Argument<string?>("name") { Description = "The name of the snapshot [default: default]", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(name, help) { snapshot, client.Endpoint };
        command.SetAction((line, token) =>
            client.PostAsync(name, line.GetValue(snapshot) is { } given ? new JsonObject { ["name"] = given } : [], line, token));
        return command;
    }

    private static Command Post(string name, string help)
    {
        var client = new FakeClient();
        var command = new Command(name, help) { client.Endpoint };
        command.SetAction((line, token) => client.PostAsync(name, [], line, token));
        return command;
    }

    private static Command Get(string name, string help)
    {
        var client = new FakeClient();
        var command = new Command(name, help) { client.Endpoint };
        command.SetAction((line, token) => client.GetAsync(name, line, token));
        return command;
    }

    private static string Known(string format) => TrailText.Formats.Contains(format)
        ? format
        : throw new FormatException($"'{format}' is no format; write {string.Join(", ", TrailText.Formats)}.");
}
