using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;
using WireMock.Types;
using WireMock.Util;

namespace FakeKms.Hosting;

/// <summary>
/// The fake's one mapping. <c>Reset</c> and <c>ResetMappings</c> of WireMock.Net, which its users call between tests, take it away with all others; it is put
/// back before the next request is matched.
/// </summary>
/// <param name="answer">Answers a request.</param>
internal sealed class FakeMapping(Func<HttpContext, Task<HostedAnswer>> answer) : IResponseProvider
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

    // The answer is sent past WireMock.Net. This is what it keeps in its log, if a user has it keep one.
    public async Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        var answered = await answer(context).ConfigureAwait(false);
        AnswerSender.Put(context, answered);
        var headers = answered.Headers.ToDictionary(header => header.Name, header => new WireMockList<string>(header.Value));
        headers["Content-Type"] = new(answered.ContentType);
        var message = new ResponseMessage
        {
            StatusCode = answered.Status,
            BodyData = new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = answered.Body },
            Headers = headers,
        };
        return (message, null);
    }

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
        wireMock.Given(Request.Create().UsingAnyMethod()).WithGuid(Id).AtPriority(LowestPriority).RespondWith(this);
}
