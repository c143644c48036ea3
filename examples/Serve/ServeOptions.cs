using System.Globalization;
using FakeKms;

namespace Serve;

/// <summary>What the command line asks for.</summary>
internal sealed class ServeOptions
{
    public const string Usage = """
        Usage: dotnet run --project examples/Serve -- --port PORT [options]

          --port PORT                    the port on 127.0.0.1, 1 to 65535
          --account ACCOUNT              the account of callers that are not named, twelve digits
          --region REGION                the Region in the endpoint line; a request's signature names its own
          --seed NUMBER                  where ids and key material come from; the same seed, the same keys
          --caller ACCESSKEY=ACCOUNT     requests signed with this access key id belong to this account; may be repeated
          --allow-host NAME              a name that requests may call the port by, beside localhost and 127.0.0.1; may be repeated
        """;

    private readonly List<Action<FakeKmsBuilder>> settings = [];

    private readonly List<string> hosts = [];

    private ServeOptions() { }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Where the fake listens, and under which names.</summary>
    public KmsHttpOptions Http => new() { Port = Port, AllowedHosts = hosts };

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">An option is unknown, lacks its value or has one that is no use.</exception>
    public static ServeOptions Parse(IReadOnlyList<string> args)
    {
        var options = new ServeOptions();
        for (var i = 0; i < args.Count; i += 2) options.Add(args[i], i + 1 < args.Count ? args[i + 1] : null);
        return options.Port > 0 ? options : throw new ArgumentException("--port is missing.");
    }

    public void ApplyTo(FakeKmsBuilder builder)
    {
        foreach (var setting in settings) setting(builder);
    }

    private void Add(string option, string? value)
    {
        Action<string> read = option switch
        {
            "--port" => text => Port = PortNumber(text),
            "--account" => text => Set(Account(text)),
            "--region" => text => Set(builder => builder.WithRegion(text)),
            "--seed" => text => Set(Seed(text)),
            "--caller" => text => Set(Caller(text)),
            "--allow-host" => hosts.Add,
            _ => throw new ArgumentException($"{option} is not an option."),
        };
        read(value ?? throw new ArgumentException($"{option} needs a value."));
    }

    private void Set(Action<FakeKmsBuilder> setting) => settings.Add(setting);

    private static int PortNumber(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? port
            : throw new ArgumentException($"--port {text} is not a number from 1 to 65535.");

    private static Action<FakeKmsBuilder> Account(string text)
    {
        var account = CheckedAccount(text);
        return builder => builder.WithAccountId(account);
    }

    private static Action<FakeKmsBuilder> Seed(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? builder => builder.WithSeed(seed)
            : throw new ArgumentException($"--seed {text} is not a whole number.");

    private static Action<FakeKmsBuilder> Caller(string text)
    {
        if (text.Split('=') is not [var accessKeyId, var accountId]) throw new ArgumentException($"--caller {text} is not ACCESSKEY=ACCOUNT.");
        var caller = KmsCaller.IamUser(accessKeyId).WithAccessKeyId(accessKeyId).WithAccountId(CheckedAccount(accountId));
        return builder => builder.WithKnownCaller(caller);
    }

    private static string CheckedAccount(string text) =>
        text.Length == 12 && text.All(char.IsAsciiDigit) ? text : throw new ArgumentException($"{text} is not an account id of twelve digits.");
}
