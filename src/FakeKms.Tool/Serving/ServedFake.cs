using System.Net.Sockets;
using FakeKms.Tool.Control;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Serving;

/// <summary>A fake on a port, with the control paths, until it is stopped.</summary>
internal static class ServedFake
{
    /// <exception cref="ToolException">It cannot listen.</exception>
    public static async Task<int> RunAsync(FakeKmsServer kms, ServeSettings settings, TextWriter output, TextWriter error, CancellationToken stopping)
    {
        using var signals = new StopSignals(stopping);
        var endpoint = Listening(settings.Port, "--port", settings, () =>
        {
            var http = kms.OverHttp(settings.Http);
            new ControlPaths(kms, isClockReal: settings.Start is null, settings.Origin).AddTo(http.WireMock);
            return http.Endpoint;
        });
        var xks = settings.XksPort is { } port ? Listening(port, "--xks-port", settings, () => kms.XksProxy.OverHttp(settings.XksHttp).Endpoint) : null;
        if (settings.Warning is { } warning) await error.WriteLineAsync(warning).ConfigureAwait(false);
        await output.WriteLineAsync($"FakeKms serves AWS KMS at {endpoint} (account {kms.AccountId}, region {kms.Region})").ConfigureAwait(false);
        if (xks is not null) await output.WriteLineAsync(ServedExternalKeys.Line(kms.XksProxy, xks)).ConfigureAwait(false);
        await output.WriteLineAsync($"Timeline at {endpoint}{ControlPaths.Prefix[1..]}").ConfigureAwait(false);
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        await signals.Stopped.ConfigureAwait(false);
        return 0;
    }

    private static Uri Listening(int port, string option, ServeSettings settings, Func<Uri> listen)
    {
        try
        {
            return listen();
        }
        catch (ArgumentException wrong)
        {
            throw new ToolException(ToolException.Usage, $"--host: {ToolException.TextOf(wrong)}", wrong);
        }
        catch (InvalidOperationException failure)
        {
            var text = (failure.InnerException as SocketException)?.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"Port {port} on {settings.Listen} is in use. Choose another one with {option}.",
                SocketError.AccessDenied => $"Port {port} on {settings.Listen} is not for this user. Choose one above 1023 with {option}.",
                _ => $"Nothing can listen on {settings.Listen}: {failure.InnerException?.Message}. Choose an address of this machine with --listen.",
            };
            throw new ToolException(ToolException.NotDone, text, failure);
        }
    }
}
