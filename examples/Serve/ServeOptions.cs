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
          --caller ACCESSKEY:SECRET      the secret access key of this access key id; ACCESSKEY:SECRET=ACCOUNT says both
          --check-signatures             requests must be signed by a --caller who has a secret
          --strict                       key policies, IAM policies and grants decide, as in AWS
          --policy ACCESSKEY=FILE.json   with --strict: the IAM policy of the user who signs with this access key id; may be repeated.
                                         Who has none counts as an administrator
          --xks-port PORT                serves an external key store proxy on this port too, and prints its address and credential. The path prefix is
                                         example/uri/path/prefix, the external keys are enabled, encrypt-only, decrypt-only, no-use and disabled
          --allow-host NAME              a name that requests may call the port by, beside localhost and 127.0.0.1; may be repeated
        """;

    private const int AccountLength = 12;

    private readonly List<Action<FakeKmsBuilder>> settings = [];

    private readonly List<string> hosts = [];

    private readonly ServedCallers callers = new();

    private bool isStrict;

    private bool checksSignatures;

    private bool hasSecrets;

    private ServeOptions() { }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>The port of the external key store proxy; 0 for none.</summary>
    public int XksPort { get; private set; }

    /// <summary>Where the fake listens, and under which names.</summary>
    public KmsHttpOptions Http => new() { Port = Port, AllowedHosts = hosts };

    /// <summary>Where its external key store proxy does.</summary>
    public KmsHttpOptions XksHttp => new() { Port = XksPort, AllowedHosts = hosts };

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">An option is unknown, lacks its value or has one that is no use.</exception>
    public static ServeOptions Parse(IReadOnlyList<string> args)
    {
        var options = new ServeOptions();
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--check-signatures") options.CheckSignatures();
            else if (args[i] == "--strict") options.Strict();
            else options.Add(args[i], ++i < args.Count ? args[i] : null);
        }
        if (options.Port == 0) throw new ArgumentException("--port is missing.");
        if (options.XksPort == options.Port) throw new ArgumentException($"--xks-port and --port are both {options.Port}; they must differ.");
        if (options.callers.HavePolicies && !options.isStrict) throw new ArgumentException("--policy needs --strict: no policy decides without.");
        return options.checksSignatures && !options.hasSecrets
            ? throw new ArgumentException("--check-signatures needs a --caller ACCESSKEY:SECRET: nobody else could sign.")
            : options;
    }

    /// <exception cref="InvalidDataException">A file cannot be read, or has no policy that AWS would take.</exception>
    public void ApplyTo(FakeKmsBuilder builder)
    {
        foreach (var setting in settings) setting(builder);
        callers.ApplyTo(builder);
    }

    private void Add(string option, string? value)
    {
        Action<string> read = option switch
        {
            "--port" => text => Port = PortNumber(option, text),
            "--xks-port" => ServeXks,
            "--account" => text => Set(Account(text)),
            "--region" => text => Set(builder => builder.WithRegion(text)),
            "--seed" => text => Set(Seed(text)),
            "--caller" => Caller,
            "--policy" => callers.AddPolicy,
            "--allow-host" => hosts.Add,
            _ => throw new ArgumentException($"{option} is not an option."),
        };
        read(value ?? throw new ArgumentException($"{option} needs a value."));
    }

    private void CheckSignatures()
    {
        checksSignatures = true;
        Set(builder => builder.WithSignatureCheck());
    }

    private void Strict()
    {
        isStrict = true;
        Set(builder => builder.WithAuthorization(KmsAuthorizationMode.Strict));
    }

    private void Set(Action<FakeKmsBuilder> setting) => settings.Add(setting);

    private void ServeXks(string text)
    {
        XksPort = PortNumber("--xks-port", text);
        Set(builder => builder.WithXksProxy(ServedExternalKeys.Declare));
    }

    private static int PortNumber(string option, string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            ? port
            : throw new ArgumentException($"{option} {text} is not a number from 1 to 65535.");

    private static Action<FakeKmsBuilder> Account(string text)
    {
        var account = CheckedAccount(text);
        return builder => builder.WithAccountId(account);
    }

    private static Action<FakeKmsBuilder> Seed(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            ? builder => builder.WithSeed(seed)
            : throw new ArgumentException($"--seed {text} is not a whole number.");

    // A secret may have an equals sign of its own: what stands behind the last one is an account if it has twelve digits.
    private void Caller(string text)
    {
        var keyEnd = text.IndexOfAny([':', '=']);
        if (keyEnd <= 0) throw new ArgumentException("--caller is neither ACCESSKEY=ACCOUNT nor ACCESSKEY:SECRET.");
        var (accessKeyId, rest) = (text[..keyEnd], text[(keyEnd + 1)..]);
        var caller = KmsCaller.IamUser(accessKeyId).WithAccessKeyId(accessKeyId);
        if (text[keyEnd] == ':')
        {
            var secretEnd = rest.Length - AccountLength - 1;
            var hasAccount = secretEnd > 0 && rest[secretEnd] == '=' && rest[(secretEnd + 1)..].All(char.IsAsciiDigit);
            caller = caller.WithSecretAccessKey(hasAccount ? rest[..secretEnd] : rest);
            hasSecrets = true;
            rest = hasAccount ? rest[(secretEnd + 1)..] : "";
        }
        if (rest.Length > 0 || text[keyEnd] == '=') caller = caller.WithAccountId(CheckedAccount(rest));
        callers.Add(caller);
    }

    private static string CheckedAccount(string text) =>
        text.Length == AccountLength && text.All(char.IsAsciiDigit) ? text : throw new ArgumentException($"{text} is not an account id of twelve digits.");
}
