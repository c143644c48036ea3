using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace FakeKms.Tool.Tests;

/// <summary><c>fakekms serve</c> on a free port, in a process of its own, until the test ends.</summary>
internal sealed class RunningFake : IDisposable
{
    private readonly ToolProcess process;

    private RunningFake(ToolProcess process, Uri endpoint) => (this.process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public static async Task<RunningFake> StartAsync(params string[] options)
    {
        var process = ToolProcess.Start(["serve", "--port", "0", .. options]);
        return new RunningFake(process, ServedTool.EndpointIn(await process.ReadLineAsync()));
    }

    public Task<ToolRun> CommandAsync(params string[] arguments) => ToolRun.OfAsync([.. arguments, "--endpoint", Endpoint.ToString()]);

    public IAmazonKeyManagementService Client(AWSCredentials? credentials = null) => new AmazonKeyManagementServiceClient(
        credentials ?? new BasicAWSCredentials("test", "any"),
        new AmazonKeyManagementServiceConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    public void Dispose() => process.Dispose();
}
