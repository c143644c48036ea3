using FakeKms.Model;
using Microsoft.Extensions.DependencyInjection;

namespace FakeKms;

/// <summary>Puts a fake over HTTP in the place of the KMS clients that an application has registered.</summary>
public static class KmsHttpServiceCollectionExtensions
{
    /// <summary>
    /// Replaces every registration of a KMS client, as <c>services.AddFakeKms(kms)</c> does, by a client that calls the endpoint:
    /// <c>services.AddFakeKms(kms.OverHttp())</c>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="http">The endpoint of a server.</param>
    /// <param name="caller">Who calls; null for the server's default caller.</param>
    /// <param name="region">The Region of the calls, for example <c>eu-west-1</c>; null for the server's.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a Region.</exception>
    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public static IServiceCollection AddFakeKms(this IServiceCollection services, KmsHttpEndpoint http, KmsCaller? caller = null, string? region = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (region is not null) IdForms.CheckedRegion(region);
        var (who, where) = http.Defaults;
        return services.AddFakeKms(_ => http.CreateClient(caller ?? who, region ?? where));
    }
}
