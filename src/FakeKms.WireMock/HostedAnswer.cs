using FakeKms.Model.Faults;
using FakeKms.Protocol;
using Microsoft.AspNetCore.Http;

namespace FakeKms.Hosting;

/// <summary>An answer of a service to a request that came to a port.</summary>
internal sealed record HostedAnswer(int Status, string ContentType, byte[] Body)
{
    /// <summary>The id that the answer shows in its head; null for none.</summary>
    public string? RequestId { get; init; }

    /// <summary>What keeps it from its client; null for nothing.</summary>
    public FaultyAnswer? Fault { get; init; }

    /// <summary>The methods that would have been allowed; null when the method was.</summary>
    public string? Allow { get; init; }

    /// <summary>The headers beside the type and the length of the body.</summary>
    public IEnumerable<(string Name, string Value)> Headers
    {
        get
        {
            if (RequestId is not null) yield return (WireResponse.RequestIdHeader, RequestId);
            if (Allow is not null) yield return ("Allow", Allow);
        }
    }

    /// <summary>Sends it whole, with its length, as AWS answers.</summary>
    public ValueTask SendAsync(HttpResponse response)
    {
        SetHead(response);
        response.ContentLength = Body.Length;
        return response.Body.WriteAsync(Body, response.HttpContext.RequestAborted);
    }

    /// <summary>Sets what its head has, but for its length.</summary>
    public void SetHead(HttpResponse response)
    {
        (response.StatusCode, response.ContentType) = (Status, ContentType);
        foreach (var (name, value) in Headers) response.Headers[name] = value;
    }
}
