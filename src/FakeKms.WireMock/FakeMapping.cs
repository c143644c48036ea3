using Microsoft.AspNetCore.Builder;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;

namespace FakeKms.Hosting;

/// <summary>
/// The fake's one mapping. <c>Reset</c> and <c>ResetMappings</c> of WireMock.Net, which its users call between tests, take it away with all others; it is put
/// back before the next request is matched.
/// </summary>
/// <param name="provider">Answers.</param>
internal sealed class FakeMapping(IResponseProvider provider)
{
    // Mappings that a user adds with a smaller number win over the fake.
    private const int LowestPriority = 1_000_000;

    private static readonly Guid Id = new("6b6d7366-616b-4665-8b6d-736d61707069");

    private WireMockServer? server;
    private volatile bool isAlone;

    /// <summary>Whether there is no other mapping, which might win.</summary>
    public bool IsAlone => isAlone;

    public void AddTo(WireMockServer wireMock)
    {
        server = wireMock;
        Add(wireMock);
    }

    /// <summary>Lets every request look after the mapping.</summary>
    public void Watch(IApplicationBuilder app) => app.Use(next => context =>
    {
        if (server is { } wireMock) Look(wireMock);
        return next(context);
    });

    private void Look(WireMockServer wireMock)
    {
        var (count, isThere) = (0, false);
        foreach (var mapping in wireMock.Mappings)
        {
            count++;
            isThere |= mapping.Guid == Id;
        }
        if (!isThere) Add(wireMock);
        isAlone = count == (isThere ? 1 : 0);
    }

    private void Add(WireMockServer wireMock) =>
        wireMock.Given(Request.Create().UsingAnyMethod()).WithGuid(Id).AtPriority(LowestPriority).RespondWith(provider);
}
