using System.CommandLine;
using System.Text.Json.Nodes;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Commands;

/// <summary><c>fakekms fail</c>.</summary>
internal sealed class FailCommand
{
    private readonly FakeClient client = new();

    private readonly Argument<string> operation = new("operation") { Description = "The operation of KMS, such as Encrypt" };

    private readonly Option<string?> with = Values.One("--with", "FAULT", $"An error code such as ThrottlingException, or {FaultText.Names}", Values.Text);

    private readonly Option<int?> times = Values.One("--times", "NUMBER", "How many calls fail [default: 1]", Values.Times);

    private readonly Option<int?> after = Values.One("--after", "NUMBER", "How many calls of the kind go through before [default: 0]", Values.Count);

    private readonly Option<string?> key = Values.One("--on-key", "KEY", "Only calls about this key: its id, its ARN or an alias", Values.Text);

    private readonly Option<string?> by = Values.One("--by", "CALLER", "Only calls of this caller, such as user/Bob", Values.Text);

    private readonly Option<string?> region = Values.One("--in-region", "REGION", "Only calls to this Region", Values.Text);

    private readonly Option<string?> message = Values.One("--message", "TEXT", "The text of the error [default: AWS's]", Values.Text);

    private readonly Option<int?> status = Values.One("--status", "STATUS", "The HTTP status of the error [default: AWS's]", Values.Count);

    private FailCommand() => with.Required = true;

    public static Command Create()
    {
        var fail = new FailCommand();
        var command = new Command("fail", "Makes the next calls of an operation of a running fake fail.")
        {
            fail.operation, fail.with, fail.times, fail.after, fail.key, fail.by, fail.region, fail.message, fail.status, fail.client.Endpoint,
        };
        command.SetAction((line, token) => fail.client.PostAsync("fail", fail.Body(line), line, token));
        return command;
    }

    private JsonObject Body(ParseResult line)
    {
        var body = new JsonObject { ["operation"] = line.GetValue(operation) };
        Add("with", line.GetValue(with));
        Add("times", line.GetValue(times));
        Add("after", line.GetValue(after));
        Add("onKey", line.GetValue(key));
        Add("by", line.GetValue(by));
        Add("inRegion", line.GetValue(region));
        Add("message", line.GetValue(message));
        Add("status", line.GetValue(status));
        return body;

        void Add(string name, JsonNode? value)
        {
            if (value is not null) body[name] = value;
        }
    }
}
