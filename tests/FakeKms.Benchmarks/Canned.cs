using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Amazon.Runtime;

namespace FakeKms.Benchmarks;

/// <summary>Answers of the fake, kept as bytes by operation, to be served without any work.</summary>
internal sealed class Canned
{
    public ConcurrentDictionary<string, byte[]> Answers { get; } = new();

    /// <summary>An answer that no server has given: for a process in which there is none.</summary>
    public static Canned OfDescribeKey()
    {
        var canned = new Canned();
        canned.Answers["TrentService.DescribeKey"] = """
            {"KeyMetadata":{"AWSAccountId":"111122223333","KeyId":"1234abcd-12ab-34cd-56ef-1234567890ab",
            "Arn":"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab","CreationDate":1750000000,"Enabled":true,
            "Description":"","KeyUsage":"ENCRYPT_DECRYPT","KeyState":"Enabled","Origin":"AWS_KMS","KeyManager":"CUSTOMER",
            "CustomerMasterKeySpec":"SYMMETRIC_DEFAULT","KeySpec":"SYMMETRIC_DEFAULT","EncryptionAlgorithms":["SYMMETRIC_DEFAULT"],
            "MultiRegion":false,"CurrentKeyMaterialId":"123d6e1d2d4e1d2c123d6e1d2d4e1d2c123d6e1d2d4e1d2c123d6e1d2d4e1d2c"}}
            """u8.ToArray();
        return canned;
    }

    /// <summary>Passes each request on, and keeps the answer.</summary>
    public HttpClientFactory Recorder() => new Factory(new Recording(this));

    /// <summary>Answers from what was kept: the floor of the in-memory lane.</summary>
    public HttpClientFactory Player() => new Factory(new Playing(this));

    public static string Target(HttpRequestMessage request) => request.Headers.GetValues("X-Amz-Target").Single();

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        private readonly HttpClient client = new(handler);

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }

    private sealed class Recording(Canned canned) : DelegatingHandler(new HttpClientHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            canned.Answers[Target(request)] = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response;
        }
    }

    private sealed class Playing(Canned canned) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(canned.Answers[Target(request)]),
                RequestMessage = request,
            };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
            return Task.FromResult(response);
        }
    }
}
