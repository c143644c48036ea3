using Microsoft.AspNetCore.Builder;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;

namespace FakeKms.Hosting;

/// <summary>
/// The fake's one mapping. <c>Reset</c> and <c>ResetMappings</c> of WireMock.Net, which its users call between tests, take it away with all others; it is put
/// back before the next request is matched.
/// </summary>
internal sealed class FakeMapping(IResponseProvider provider)
{
    // Mappings that a user adds with a smaller number win over the fake.
    private const int LowestPriority = 1_000_000;

    private static readonly Guid Id = new("6b6d7366-616b-4665-8b6d-736d61707069");

    private WireMockServer? server;

    public void AddTo(WireMockServer wireMock)
    {
        server = wireMock;
        Add(wireMock);
    }

    /// <summary>Lets every request look after the mapping.</summary>
    public void Watch(IApplicationBuilder app) => app.Use(next => context =>
    {
        if (server is { } wireMock && wireMock.Mappings.All(mapping => mapping.Guid != Id)) Add(wireMock);
        return next(context);
    });

    private void Add(WireMockServer wireMock) =>
        wireMock.Given(Request.Create().UsingAnyMethod()).WithGuid(Id).AtPriority(LowestPriority).RespondWith(provider);
}
