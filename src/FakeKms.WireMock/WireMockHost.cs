using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using WireMock.Server;
using WireMock.Settings;

namespace FakeKms.Hosting;

/// <summary>
/// The HTTP lane: a WireMock.Net server, on the loopback address unless told otherwise, with one mapping that hands every request to the endpoint.
/// </summary>
internal sealed class WireMockHost : IDisposable
{
    private readonly AnswerSender sender = new();
    private readonly ServerWideSettings serverWide = new();
    private readonly FakeMapping mapping;
    private PausableListenerFactory? listeners;

    public WireMockHost(IHostedService service, KmsHttpOptions options)
    {
        ThrowIfItCannotListen(options);
        mapping = new FakeMapping(context => AnswerAsync(service, context));
        // Without Urls WireMock listens on every interface.
        Server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = [UrlOf(options)],
            MaxRequestLogCount = 0,
            StartAdminInterface = false,
            // A body that is compressed is refused; nothing inflates it first.
            DisableRequestBodyDecompressing = true,
            PreWireMockMiddlewareInit = app =>
            {
                new RequestGate(service, options).AddTo((IApplicationBuilder)app);
                mapping.Watch((IApplicationBuilder)app);
                // WireMock.Net has nothing to decide as long as nobody asks it to: it would take longer than the answer.
                ((IApplicationBuilder)app).Use(next => context =>
                    AnswersDirectly ? AnswerDirectlyAsync(service, context) : sender.InvokeAsync(context, next));
            },
            AdditionalServiceRegistration = services =>
            {
                serverWide.Find(services);
                services.AddSingleton<IConnectionListenerFactory>(provider =>
                    listeners = new PausableListenerFactory(ActivatorUtilities.CreateInstance<SocketTransportFactory>(provider)));
            },
        });
        mapping.AddTo(Server);
        Endpoint = new UriBuilder("http", Reachable(options.BindAddress).ToString(), Server.Port).Uri;
    }

    public WireMockServer Server { get; }

    public Uri Endpoint { get; }

    /// <summary>Whether WireMock.Net has nothing to do with requests, as the latest one found.</summary>
    public bool AnswersDirectly => mapping.IsAlone && serverWide.AreUnset;

    /// <summary>Lets nobody connect, or everybody again.</summary>
    public void Refuse(bool isRefusing) => listeners?.PauseAsync(isRefusing).GetAwaiter().GetResult();

    public void Dispose()
    {
        sender.Dispose();
        Server.Dispose();
    }

    // Given a port and "127.0.0.1", WireMock.Net listens on ::1 as well. The same address spelt 127.1 is taken as it is.
    private static string UrlOf(KmsHttpOptions options)
    {
        if (options.Port == 0) return $"http://{InUrl(options.BindAddress)}:0";
        return options.BindAddress.Equals(IPAddress.Loopback) ? $"http://127.1:{options.Port}" : $"http://{InUrl(options.BindAddress)}:{options.Port}";
    }

    // WireMock.Net tries for ten seconds and then says so without the port's name, or says nothing that helps.
    private static void ThrowIfItCannotListen(KmsHttpOptions options)
    {
        if (options.Port == 0 && IPAddress.IsLoopback(options.BindAddress)) return;
        using var probe = new TcpListener(options.BindAddress, options.Port);
        try
        {
            probe.Start();
        }
        catch (SocketException error)
        {
            var advice = error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied
                ? "Choose another port in KmsHttpOptions, or leave it out for a free one."
                : "Choose an address of this machine as BindAddress in KmsHttpOptions, or leave it out for the loopback address.";
            throw new InvalidOperationException($"FakeKms cannot listen on {options}: {error.Message}. {advice}", error);
        }
    }

    private static string InUrl(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    // Nobody can call "every address"; this machine is one of them.
    private static IPAddress Reachable(IPAddress bound) =>
        bound.Equals(IPAddress.Any) ? IPAddress.Loopback : bound.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : bound;

    private Task<HostedAnswer> AnswerAsync(IHostedService service, HttpContext context) =>
        OpenServer.While(service.AnswerAsync(new HttpWireRequest(context)), sender.Closing).AsTask();

    private async Task AnswerDirectlyAsync(IHostedService service, HttpContext context)
    {
        var answer = await OpenServer.While(service.AnswerAsync(new HttpWireRequest(context)), sender.Closing).ConfigureAwait(false);
        await sender.SendAsync(context, answer).ConfigureAwait(false);
    }
}
