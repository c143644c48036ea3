using System.Net;
using FakeKms.Time;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Serving;

/// <summary>What the fake on a port is to be like.</summary>
internal sealed class ServeSettings
{
    /// <summary>The port of the fake when none is said.</summary>
    public const int DefaultPort = 5555;

    public int Port { get; init; } = DefaultPort;

    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The port of the external key store proxy; null for none.</summary>
    public int? XksPort { get; init; }

    public string? Account { get; init; }

    public string? Region { get; init; }

    public long? Seed { get; init; }

    public IReadOnlyList<string> KeyFiles { get; init; } = [];

    public required ServedCallers Callers { get; init; }

    public bool ChecksSignatures { get; init; }

    public bool IsStrict { get; init; }

    /// <summary>Where the clock stands at first; null for the machine's own.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>What <c>fakekms reset</c> goes back to; null for the start of the server.</summary>
    public KmsSnapshot? Origin { get; init; }

    public KmsHttpOptions Http => HttpOn(Port);

    public KmsHttpOptions XksHttp => HttpOn(XksPort ?? 0);

    /// <summary>What everybody should know who starts a fake that is not for this machine alone; null for one that is.</summary>
    public string? Warning => IPAddress.IsLoopback(Listen)
        ? null
        : $"Warning: it listens on {Listen}, not on this machine alone. Whoever reaches its port can use and change this fake: keep it in a network of tests.";

    /// <exception cref="ToolException">Two settings contradict each other.</exception>
    public ServeSettings Checked()
    {
        if (XksPort == Port && Port != 0) throw Wrong($"--xks-port and --port are both {Port}; they must differ.");
        if (Callers.HavePolicies && !IsStrict) throw Wrong("--policy needs --strict: no policy decides without.");
        if (ChecksSignatures && !Callers.HaveSecrets) throw Wrong("--check-signatures needs a --caller ACCESSKEY:SECRET: nobody else could sign.");
        return this;
    }

    /// <exception cref="ToolException">A file is of no use, or a setting is none that a server takes.</exception>
    public FakeKmsServer StartServer()
    {
        try
        {
            return FakeKmsServer.Start(ApplyTo);
        }
        catch (ArgumentException wrong)
        {
            throw new ToolException(ToolException.Usage, ToolException.TextOf(wrong), wrong);
        }
    }

    private void ApplyTo(FakeKmsBuilder kms)
    {
        if (Start is { } start) kms.StartingAt(start);
        else kms.WithTimeProvider(RealTime.Clock);
        if (Account is not null) kms.WithAccountId(Account);
        if (Region is not null) ApplyRegion(kms, Region);
        if (Seed is { } seed) kms.WithSeed(seed);
        if (ChecksSignatures) kms.WithSignatureCheck();
        if (IsStrict) kms.WithAuthorization(KmsAuthorizationMode.Strict);
        if (XksPort is not null) kms.WithXksProxy(ServedExternalKeys.Declare);
        Callers.ApplyTo(kms);
        foreach (var file in KeyFiles) Load(kms, file);
    }

    private static void ApplyRegion(FakeKmsBuilder kms, string region)
    {
        try
        {
            kms.WithRegion(region);
        }
        catch (ArgumentException wrong)
        {
            throw new ToolException(ToolException.Usage, $"--region: {ToolException.TextOf(wrong)}", wrong);
        }
    }

    private static void Load(FakeKmsBuilder kms, string file)
    {
        try
        {
            kms.WithKeysFrom(file);
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw ToolException.OfFile("--keys", file, error);
        }
    }

    private static ToolException Wrong(string text) => new(ToolException.Usage, text);

    private KmsHttpOptions HttpOn(int port) => new() { Port = port, BindAddress = Listen, AllowedHosts = Hosts };
}
