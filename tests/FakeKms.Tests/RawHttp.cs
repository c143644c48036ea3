using FakeKms.Hosting;

namespace FakeKms.Tests;

/// <summary>HTTP requests to a server as they are, without an SDK and without a socket.</summary>
internal static class RawHttp
{
    public static HttpClient To(FakeKmsServer kms) => new(new InMemoryHandler(kms.Wire, TimeSpan.FromSeconds(100), kms.Advance)) { BaseAddress = new Uri("http://kms.us-east-1.amazonaws.com") };
}
