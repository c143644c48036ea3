using Amazon.KeyManagementService;
using FakeKms.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FakeKms;

/// <summary>Puts a fake in the place of the KMS clients that an application has registered.</summary>
public static class FakeKmsServiceCollectionExtensions
{
    /// <summary>
    /// Replaces every registration of <see cref="IAmazonKeyManagementService"/> and <see cref="AmazonKeyManagementServiceClient"/>, keyed ones too, by a client
    /// of the server that calls in memory. Each keeps its lifetime; if there is none, a singleton is added. In a <c>WebApplicationFactory</c> it belongs into
    /// <c>ConfigureTestServices</c>, which runs after the registrations of the application: <c>services.AddFakeKms(kms)</c>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="kms">The server.</param>
    /// <param name="caller">Who calls; null for the server's default caller.</param>
    /// <param name="region">
    /// The Region of the calls, for example <c>eu-west-1</c>; null for the server's. The Region of the application's own configuration is not known here.
    /// </param>
    /// <exception cref="ArgumentException">The text does not have the form of a Region.</exception>
    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    /// <example>
    /// <code>
    /// using Microsoft.Extensions.DependencyInjection;
    ///
    /// var services = new ServiceCollection();
    /// services.AddFakeKms(kms);
    /// await using var provider = services.BuildServiceProvider();
    /// await provider.GetRequiredService&lt;IAmazonKeyManagementService&gt;().DescribeKeyAsync("alias/cards");
    /// </code>
    /// </example>
    public static IServiceCollection AddFakeKms(this IServiceCollection services, FakeKmsServer kms, KmsCaller? caller = null, string? region = null)
    {
        ArgumentNullException.ThrowIfNull(kms);
        var (who, where) = (caller ?? kms.Caller, region is null ? kms.Region : IdForms.CheckedRegion(region));
        kms.SigningCredentialsOf(who);
        return services.AddFakeKms(_ => kms.CreateClient(who, where));
    }

    /// <summary>
    /// Replaces every registration of a KMS client, as <see cref="AddFakeKms(IServiceCollection, FakeKmsServer, KmsCaller?, string?)"/> does, by what a
    /// function makes when the application asks for a client. A fixture that has a server for each test writes
    /// <c>services.AddFakeKms(_ => Kms.CreateClient())</c>.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="client">Makes a client: once for a singleton, once in each scope, or each time, as the replaced registration has it.</param>
    public static IServiceCollection AddFakeKms(this IServiceCollection services, Func<IServiceProvider, IAmazonKeyManagementService> client)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(client);
        for (var i = 0; i < services.Count; i++)
        {
            var registered = services[i];
            if (registered.ServiceType == typeof(IAmazonKeyManagementService)) services[i] = Replacing(registered, client);
            if (registered.ServiceType == typeof(AmazonKeyManagementServiceClient)) services[i] = Replacing(registered, asker => Concrete(client(asker)));
        }
        services.TryAddSingleton(client);
        return services;
    }

    private static ServiceDescriptor Replacing(ServiceDescriptor registered, Func<IServiceProvider, object> client) => registered.IsKeyedService
        ? ServiceDescriptor.DescribeKeyed(registered.ServiceType, registered.ServiceKey, (provider, _) => client(provider), registered.Lifetime)
        : ServiceDescriptor.Describe(registered.ServiceType, client, registered.Lifetime);

    private static AmazonKeyManagementServiceClient Concrete(IAmazonKeyManagementService client) => client as AmazonKeyManagementServiceClient
        ?? throw new InvalidOperationException(
            $"The application asks for an {nameof(AmazonKeyManagementServiceClient)}, and AddFakeKms was given a function that made a " +
            $"{client?.GetType().Name ?? "null"}. Return what CreateClient returns, or let the application ask for {nameof(IAmazonKeyManagementService)}.");
}
