using System.Net;
using System.Net.Sockets;
using FakeKms.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
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
    private readonly FaultyConnections connections;
    private PausableListenerFactory? listeners;

    public WireMockHost(IHostedService service, KmsHttpOptions options)
    {
        ThrowIfItCannotListen(options);
        connections = new FaultyConnections(service.IdHeader);
        var mapping = new FakeMapping(Response.Create().WithCallback(request => AnswerAsync(service, request)));
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
                ((IApplicationBuilder)app).Use(next => context => connections.InvokeAsync(context, next));
            },
            AdditionalServiceRegistration = services => services.AddSingleton<IConnectionListenerFactory>(provider =>
                listeners = new PausableListenerFactory(ActivatorUtilities.CreateInstance<SocketTransportFactory>(provider))),
        });
        mapping.AddTo(Server);
        Endpoint = new UriBuilder("http", Reachable(options.BindAddress).ToString(), Server.Port).Uri;
    }

    public WireMockServer Server { get; }

    public Uri Endpoint { get; }

    /// <summary>Lets nobody connect, or everybody again.</summary>
    public void Refuse(bool isRefusing) => listeners?.PauseAsync(isRefusing).GetAwaiter().GetResult();

    public void Dispose()
    {
        connections.Dispose();
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

    // WireMock.Net keeps header names as they were written, and not every SDK writes them as AWS does.
    private static WireMockList<string>? LinesOf(IDictionary<string, WireMockList<string>>? headers, string name)
    {
        if (headers is null) return null;
        if (headers.TryGetValue(name, out var lines)) return lines;
        foreach (var header in headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        }
        return null;
    }

    private async Task<IResponseMessage> AnswerAsync(IHostedService service, IRequestMessage request)
    {
        WireMockList<string>? Lines(string name) => LinesOf(request.Headers, name);
        var body = request.BodyAsBytes ?? (request.Body is { } text ? System.Text.Encoding.UTF8.GetBytes(text) : []);
        var wire = new ReadRequest(request.Method.ToUpperInvariant(), name => Lines(name)?.ToString(), body)
        {
            Lines = name => Lines(name) ?? [],
            Address = () => new Uri(request.AbsoluteUrl),
        };
        var answer = await OpenServer.While(service.AnswerAsync(wire), connections.Closing).ConfigureAwait(false);
        if (answer.Fault is { } fault) connections.Expect(answer.Id, fault);
        var headers = new Dictionary<string, WireMockList<string>> { ["Content-Type"] = new(answer.ContentType), [service.IdHeader.Name] = new(answer.Id) };
        if (answer.Allow is { } methods) headers["Allow"] = new(methods);
        return new ResponseMessage
        {
            StatusCode = answer.Status,
            BodyDestination = BodyDestinationFormat.SameAsSource,
            BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = answer.Body },
            Headers = headers,
        };
    }
}
