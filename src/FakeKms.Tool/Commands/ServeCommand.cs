using System.CommandLine;
using System.Net;
using FakeKms.Tool.Serving;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Commands;

/// <summary><c>fakekms serve</c>.</summary>
internal sealed class ServeCommand
{
    private readonly Option<int?> port = Values.One("--port", "PORT", "The port; 0 for a free one, which the first line names [default: 5555]", Values.Port);

    private readonly Option<IPAddress?> listen = Values.One("--listen", "ADDRESS",
        "The address to listen on; 0.0.0.0 lets other machines and containers in [default: 127.0.0.1]", Values.Address);

    private readonly Option<IReadOnlyList<string>> hosts = Values.Many("--host", "NAME",
        "A name that requests may call the fake by, beside localhost and addresses of this machine", "--allow-host");

    private readonly Option<string?> account = Values.One("--account", "ACCOUNT",
        "The account of callers that are not named, twelve digits", ServedCallers.CheckedAccount);

    private readonly Option<string?> region = Values.One("--region", "REGION",
        "The Region in the endpoint line; a request's signature names its own", Values.Text);

    private readonly Option<long?> seed = Values.One("--seed", "NUMBER",
        "Where ids and key material come from; the same seed, the same keys", Values.Seed);

    private readonly Option<IReadOnlyList<string>> keys = Values.Many("--keys", "FILE", "Keys that exist from the start, from a file of fakekms keys");

    private readonly Option<IReadOnlyList<string>> callers = Values.Many("--caller", "CALLER",
        "ACCESSKEY=ACCOUNT: requests signed with this access key id belong to this account. ACCESSKEY:SECRET: the secret access key of this access key id. " +
        "ACCESSKEY:SECRET=ACCOUNT says both");

    private readonly Option<bool> checkSignatures = Values.Flag("--check-signatures", "Requests must be signed by a --caller who has a secret");

    private readonly Option<bool> strict = Values.Flag("--strict", "Key policies, IAM policies and grants decide, as in AWS");

    private readonly Option<IReadOnlyList<string>> policies = Values.Many("--policy", "ACCESSKEY=FILE",
        "With --strict: the IAM policy of the user who signs with this access key id. Who has none counts as an administrator");

    private readonly Option<string?> clock = Values.One("--clock", "CLOCK",
        "real, or the time in UTC at which a clock begins that only fakekms advance moves, such as 2026-01-01 [default: real]", Clock);

    private readonly Option<int?> xksPort = Values.One("--xks-port", "PORT",
        "Serves an external key store proxy on this port too, and prints its address and credential. The path prefix is example/uri/path/prefix, the " +
        "external keys are enabled, encrypt-only, decrypt-only, no-use and disabled", Values.Port);

    private ServeCommand() { }

    public static Command Create()
    {
        var serve = new ServeCommand();
        var command = new Command("serve", "Serves AWS KMS on a port until it is stopped (Ctrl+C, SIGTERM).")
        {
            serve.port, serve.listen, serve.hosts, serve.account, serve.region, serve.seed, serve.keys, serve.callers, serve.checkSignatures, serve.strict,
            serve.policies, serve.clock, serve.xksPort,
        };
        command.SetAction(serve.RunAsync);
        return command;
    }

    private static string Clock(string text)
    {
        ClockText.Read(text);
        return text;
    }

    private async Task<int> RunAsync(ParseResult line, CancellationToken stopping)
    {
        var settings = Settings(line);
        using var kms = settings.StartServer();
        var streams = line.InvocationConfiguration;
        return await ServedFake.RunAsync(kms, settings, streams.Output, streams.Error, stopping).ConfigureAwait(false);
    }

    private ServeSettings Settings(ParseResult line) => new ServeSettings
    {
        Port = line.GetValue(port) ?? ServeSettings.DefaultPort,
        Listen = line.GetValue(listen) ?? IPAddress.Loopback,
        Hosts = line.GetValue(hosts) ?? [],
        XksPort = line.GetValue(xksPort),
        Account = line.GetValue(account),
        Region = line.GetValue(region),
        Seed = line.GetValue(seed),
        KeyFiles = line.GetValue(keys) ?? [],
        Callers = Callers(line),
        ChecksSignatures = line.GetValue(checkSignatures),
        IsStrict = line.GetValue(strict),
        Start = ClockText.Read(line.GetValue(clock) ?? ClockText.Real),
    }.Checked();

    private ServedCallers Callers(ParseResult line)
    {
        var named = new ServedCallers();
        try
        {
            foreach (var caller in line.GetValue(callers) ?? []) named.Add(caller);
            foreach (var policy in line.GetValue(policies) ?? []) named.AddPolicy(policy);
            return named;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw new ToolException(ToolException.Usage, ToolException.TextOf(wrong), wrong);
        }
    }
}
