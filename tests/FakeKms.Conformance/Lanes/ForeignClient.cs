using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FakeKms.Conformance;

/// <summary>The SDK's client with handlers of ours around each call.</summary>
internal sealed class ForeignClient : AmazonKeyManagementServiceClient
{
    public ForeignClient(AWSCredentials credentials, AmazonKeyManagementServiceConfig config, params IPipelineHandler[] handlers)
        : base(credentials, config) => Surround(handlers);

    public ForeignClient(AmazonKeyManagementServiceConfig config, params IPipelineHandler[] handlers)
        : base(config) => Surround(handlers);

    private void Surround(IPipelineHandler[] handlers)
    {
        foreach (var handler in handlers) RuntimePipeline.AddHandler(handler);
    }
}
