using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>
/// Makes calls that went well once more, wrong in one point each, with the secrets that they carry: a refusal quotes what is wrong with a request. Keeps what
/// the refusals say.
/// </summary>
internal sealed class SpoiledCalls
{
    private readonly List<string> errors = [];

    private (MethodInfo Method, IAmazonKeyManagementService Client, AmazonWebServiceRequest Request)? last;

    /// <summary>The exceptions as a log of a build shows them.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>The operations that refused something.</summary>
    public HashSet<string> Refusing { get; } = [];

    /// <summary>The client, and what it sends is remembered.</summary>
    public IAmazonKeyManagementService Watch(IAmazonKeyManagementService client)
    {
        var watched = DispatchProxy.Create<IAmazonKeyManagementService, Watcher>();
        ((Watcher)watched).Watch(client, (method, request) => last = (method, client, request));
        return watched;
    }

    public async Task SpoilAsync()
    {
        if (last is not { } sent) return;
        last = null;
        foreach (var request in SpoiledRequest.Of(sent.Request))
        {
            try
            {
                await (Task)sent.Method.Invoke(sent.Client, [request, CancellationToken.None])!;
            }
            catch (AmazonKeyManagementServiceException refusal)
            {
                errors.Add($"{refusal}");
                Refusing.Add(sent.Method.Name[..^"Async".Length]);
            }
        }
    }

    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
    internal class Watcher : DispatchProxy
    {
        private IAmazonKeyManagementService client = null!;
        private Action<MethodInfo, AmazonWebServiceRequest> see = null!;

        public void Watch(IAmazonKeyManagementService watched, Action<MethodInfo, AmazonWebServiceRequest> seen) => (client, see) = (watched, seen);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (args is [AmazonWebServiceRequest request, ..]) see(targetMethod!, request);
            return targetMethod!.Invoke(client, args);
        }
    }
}
