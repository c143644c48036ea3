using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using WireMock;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace FakeKms.Hosting;

/// <summary>
/// The HTTP lane: a WireMock.Net server, on the loopback address unless told otherwise, with one mapping that hands every request to the endpoint.
/// </summary>
internal sealed class WireMockHost : IDisposable
{
    private readonly AnswerSender sender = new();
    private readonly ServerWideSettings serverWide = new();

    // A callback of WireMock.Net gets what that has read, and not the request itself.
    private readonly AsyncLocal<HttpContext?> present = new();
    private readonly FakeMapping mapping;
    private PausableListenerFactory? listeners;

    public WireMockHost(IHostedService service, KmsHttpOptions options)
    {
        ThrowIfItCannotListen(options);
        mapping = new FakeMapping(Response.Create().WithCallback(_ => AnswerAsync(service)));
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
                    AnswersDirectly ? AnswerDirectlyAsync(service, context) : AnswerThroughAsync(service, context, next));
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

    private async Task AnswerDirectlyAsync(IHostedService service, HttpContext context) =>
        await sender.SendAsync(context, await AskAsync(service, context).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task AnswerThroughAsync(IHostedService service, HttpContext context, RequestDelegate next)
    {
        present.Value = context;
        // Its mappings are taken away one by one: for a moment none may be there, the fake's not either.
        if (!await sender.InvokeAsync(context, next).ConfigureAwait(false)) await AnswerDirectlyAsync(service, context).ConfigureAwait(false);
    }

    private ValueTask<HostedAnswer> AskAsync(IHostedService service, HttpContext context) =>
        OpenServer.While(service.AnswerAsync(new HttpWireRequest(context)), sender.Closing);

    // The answer is sent past WireMock.Net. This is what it keeps in its log, if a user has it keep one.
    private async Task<IResponseMessage> AnswerAsync(IHostedService service)
    {
        var context = present.Value!;
        var answer = await AskAsync(service, context).ConfigureAwait(false);
        AnswerSender.Put(context, answer);
        var headers = answer.Headers.ToDictionary(header => header.Name, header => new WireMockList<string>(header.Value));
        headers["Content-Type"] = new(answer.ContentType);
        return new ResponseMessage
        {
            StatusCode = answer.Status,
            BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = answer.Body },
            Headers = headers,
        };
    }
}
