using System.Runtime.CompilerServices;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Scenarios.Running;
using FakeKms.Scenarios.Script;

namespace FakeKms;

// A step that calls KMS: the request as the script has it, how it is sent, and what later steps take from the answer. The report is made from the request.
public sealed partial class KmsScenario
{
    private KmsScenario Call<TRequest, TResponse>(
        TRequest request,
        Func<IAmazonKeyManagementService, TRequest, CancellationToken, Task<TResponse>> send,
        string? into = null,
        Func<TResponse, NamedValue>? value = null)
        where TRequest : AmazonKeyManagementServiceRequest, new()
        where TResponse : AmazonWebServiceResponse =>
        Call(
            request,
            (run, bound, token) => send(run.Client, bound, token),
            (run, _, answer) =>
            {
                if (into is not null) run.Results.Store(into, value!(answer));
            },
            (nameof(into), into));

    private KmsScenario Call<TRequest, TResponse>(
        TRequest request,
        Func<ScenarioRun, TRequest, CancellationToken, Task<TResponse>> send,
        Action<ScenarioRun, TRequest, TResponse> keep,
        params (string Name, object? Value)[] words)
        where TRequest : AmazonKeyManagementServiceRequest, new()
        where TResponse : AmazonWebServiceResponse
    {
        var script = ScriptedRequest.Copy(request);
        var verb = typeof(TRequest).Name[..^"Request".Length];
        return Add(verb, RequestText.Of(script, words), async (run, token) =>
        {
            var bound = ScriptedRequest.Bind(script, run);
            var answer = await send(run, bound, token).ConfigureAwait(false);
            keep(run, bound, answer);
            return answer;
        });
    }

    private static MemoryStream? Flowing(MemoryStream? given, string? from) => (given, from) switch
    {
        (_, null) => given,
        (null, _) => new StoredBytes(from),
        _ => throw new ArgumentException($"The request has the bytes that \"{from}\" is to name. Leave one of them out.", nameof(from)),
    };

    private static RecipientInfo? For(RecipientInfo? given, AttestedEnvironment? recipient) => (given, recipient) switch
    {
        (_, null) => given,
        (null, _) => new ScriptedRecipient(recipient),
        _ => throw new ArgumentException("The request has a Recipient already. Leave one of them out.", nameof(recipient)),
    };

    // An answer for a recipient whose key the script does not have is kept closed.
    private static MemoryStream Opened(MemoryStream? plaintext, MemoryStream? forRecipient, AttestedEnvironment? recipient) =>
        plaintext ?? (recipient is null ? forRecipient! : new MemoryStream(recipient.Decrypt(forRecipient!)));

    private static MemoryStream Blob(byte[] bytes, [CallerArgumentExpression(nameof(bytes))] string? parameter = null) =>
        new(bytes ?? throw new ArgumentNullException(parameter));

    private static MemoryStream Utf8(string text, [CallerArgumentExpression(nameof(text))] string? parameter = null) =>
        new ScriptedText(text ?? throw new ArgumentNullException(parameter));

    private static List<string>? List(IEnumerable<string>? texts) => texts?.ToList();

    private static List<string>? Values(IEnumerable<ConstantClass>? constants) => constants?.Select(constant => constant.Value).ToList();

    private static Dictionary<string, string>? Pairs(IReadOnlyDictionary<string, string>? pairs) => pairs?.ToDictionary(StringComparer.Ordinal);

    private static List<Tag>? Tags(IReadOnlyDictionary<string, string>? tags) =>
        tags?.Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value }).ToList();
}
