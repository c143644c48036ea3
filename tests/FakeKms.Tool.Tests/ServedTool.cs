using System.Text;
using System.Threading.Channels;
using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace FakeKms.Tool.Tests;

/// <summary><c>fakekms serve</c> on a free port, in this process, until the test ends.</summary>
internal sealed class ServedTool : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Lines lines = new();
    private readonly StringWriter error = new();
    private readonly Task<int> run;

    private ServedTool(string[] arguments) => run = Task.Run(() => ToolProgram.RunAsync(arguments, lines, error, stopping.Token));

    public Uri Endpoint { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public string Error => error.ToString();

    /// <summary>What is printed at the start, a line for each read.</summary>
    public async Task<string> ReadLineAsync() => await lines.Written.ReadAsync();

    public static Task<ServedTool> StartAsync(params string[] options) => RunAsync(["serve", "--port", "0", .. options]);

    public static async Task<ServedTool> RunAsync(string[] arguments)
    {
        var tool = new ServedTool(arguments);
        var first = await Task.WhenAny(tool.lines.Written.WaitToReadAsync().AsTask(), tool.run);
        if (first == tool.run) throw new InvalidOperationException(tool.Error);
        tool.Endpoint = EndpointIn(await tool.ReadLineAsync());
        tool.Http = new HttpClient { BaseAddress = new Uri(tool.Endpoint, "/_fakekms/") };
        return tool;
    }

    public static Uri EndpointIn(string? ready) => new(ready!.Split(' ')[5]);

    /// <summary>Runs a command against this fake.</summary>
    public Task<ToolRun> CommandAsync(params string[] arguments) => ToolRun.OfAsync([.. arguments, "--endpoint", Endpoint.ToString()]);

    public IAmazonKeyManagementService Client(string accessKeyId = "test", string region = "us-east-1", string secret = "any", int retries = 0) =>
        Client(new BasicAWSCredentials(accessKeyId, secret), region, retries);

    public IAmazonKeyManagementService Client(AWSCredentials credentials, string region = "us-east-1", int retries = 0) => new AmazonKeyManagementServiceClient(
        credentials, new AmazonKeyManagementServiceConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = region, MaxErrorRetry = retries });

    /// <summary>Sends a request to a control path.</summary>
    public async Task<(int Status, string Body)> PostAsync(string path, string body = "")
    {
        using var content = new StringContent(body);
        using var answer = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<int> StopAsync()
    {
        await stopping.CancelAsync();
        return await run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        stopping.Dispose();
        await error.DisposeAsync();
        await lines.DisposeAsync();
    }

    private sealed class Lines : TextWriter
    {
        private readonly Channel<string> channel = Channel.CreateUnbounded<string>();

        public ChannelReader<string> Written => channel.Reader;

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            channel.Writer.TryWrite(value ?? "");
            return Task.CompletedTask;
        }
    }
}
