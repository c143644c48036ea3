using Microsoft.Extensions.DependencyInjection;

namespace FakeKms.Hosting;

/// <summary>
/// What a user can have WireMock.Net do to every request without any mapping: keep it in its log (<c>SetMaxRequestLogCount</c>), and delay its answer
/// (<c>AddGlobalProcessingDelay</c>). It has no public way to ask for either, so that it is asked by name; one that does not know the name is taken to do both.
/// </summary>
internal sealed class ServerWideSettings
{
    private const string Options = "WireMock.Owin.IWireMockMiddlewareOptions";

    private Func<int?> log = () => null;
    private Func<TimeSpan?> delay = () => TimeSpan.MaxValue;

    /// <summary>Whether a request can be answered without WireMock.Net as well.</summary>
    public bool AreUnset => log() == 0 && !(delay() > TimeSpan.Zero);

    /// <summary>Finds them among the services of a server of WireMock.Net.</summary>
    public void Find(IServiceCollection services)
    {
        var found = services.FirstOrDefault(service => service.ServiceType.FullName == Options);
        if (found is not { ImplementationInstance: { } options, ServiceType: var type }) return;
        log = type.GetProperty("MaxRequestLogCount")?.GetMethod?.CreateDelegate<Func<int?>>(options) ?? log;
        delay = type.GetProperty("RequestProcessingDelay")?.GetMethod?.CreateDelegate<Func<TimeSpan?>>(options) ?? delay;
    }
}
