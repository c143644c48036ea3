using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Replay.Log;
using FakeKms.Scenarios;

namespace FakeKms.Replay.Calls;

/// <summary>A call of the log that is made again.</summary>
/// <param name="Logged">Its record.</param>
/// <param name="Caller">Who makes it, and where.</param>
/// <param name="Ids">The ids that it is to have.</param>
/// <param name="Material">What the replay calls the material that an import brings; null for every other call.</param>
internal sealed record PlannedCall(LoggedEvent Logged, ScenarioCaller Caller, ReplayedIds Ids, string? Material)
{
    /// <summary>Aliases of the key that the call makes, which the log uses and does not create.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public ExpectedFailure? Expected => Logged.Record.ErrorCode is { } code ? new ExpectedFailure(typeof(AmazonServiceException), code, null) : null;

    public async Task<AmazonWebServiceResponse> MakeAsync(ScenarioRun run, ReplayMemory memory, ReplayNames names, CancellationToken token)
    {
        var wait = memory.TimeOf(Logged) - run.Host.Now();
        // What is due happens here, so that its records do not take the ids of the call.
        run.Host.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        var request = RequestBinder.Bind(Logged, names, memory.Later);
        HiddenMembers.Fill(this, request, run, memory);
        var client = run.ClientOf(Caller);
        run.Host.Replay.Pin(Ids);
        var response = await SendAsync(client, request, token).ConfigureAwait(false);
        Remember(request, response, run, memory);
        foreach (var alias in Aliases) run.Host.NameKey(Logged.Creates!.Value.ToString(), alias);
        return response;
    }

    private async Task<AmazonWebServiceResponse> SendAsync(IAmazonKeyManagementService client, AmazonKeyManagementServiceRequest request, CancellationToken token)
    {
        var method = typeof(IAmazonKeyManagementService).GetMethod(Logged.Name + "Async", [request.GetType(), typeof(CancellationToken)])!;
        var task = (Task)method.Invoke(client, [request, token])!;
        await task.ConfigureAwait(false);
        return (AmazonWebServiceResponse)task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private void Remember(AmazonKeyManagementServiceRequest request, AmazonWebServiceResponse response, ScenarioRun run, ReplayMemory memory)
    {
        if (response is GetParametersForImportResponse parameters)
            memory.Remember(parameters.KeyId, ((GetParametersForImportRequest)request).WrappingAlgorithm, parameters);
        memory.RememberMarker(HiddenMembers.ListOf(this), response);
        if (Logged.Keys is not [.., var key] || (Blob(response, "CiphertextBlob") ?? Blob(response, "PrivateKeyCiphertextBlob")) is not { } blob) return;
        var (context, algorithm, material) = request switch
        {
            ReEncryptRequest again => (again.DestinationEncryptionContext, again.DestinationEncryptionAlgorithm?.Value, "destinationKeyMaterialId"),
            EncryptRequest encrypt => (encrypt.EncryptionContext, encrypt.EncryptionAlgorithm?.Value, "keyMaterialId"),
            _ => (Member<Dictionary<string, string>>(request, "EncryptionContext"), null, "keyMaterialId"),
        };
        var materialId = Logged.Noted(material) is { } id ? ReplayNames.LongId(id) : null;
        memory.Remember(key.KeyId, materialId, algorithm, context, blob);
        run.Results.Store(Logged.Record.EventID, blob, Blob(response, "Plaintext"));
    }

    private static byte[]? Blob(object response, string member) => Member<MemoryStream>(response, member)?.ToArray();

    private static T? Member<T>(object target, string member)
        where T : class => target.GetType().GetProperty(member)?.GetValue(target) as T;
}
