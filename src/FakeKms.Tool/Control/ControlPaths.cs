using System.Text;
using FakeKms.Tool.Texts;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Types;
using WireMock.Util;

namespace FakeKms.Tool.Control;

/// <summary>The paths beside KMS by which a running fake is looked at and changed. What comes from web pages of elsewhere does not get here.</summary>
/// <param name="kms">The fake.</param>
/// <param name="isClockReal">Whether its clock is the machine's own.</param>
/// <param name="origin">What a reset goes back to; null for the start of the server.</param>
internal sealed class ControlPaths(FakeKmsServer kms, bool isClockReal, KmsSnapshot? origin = null)
{
    public const string Prefix = "/_fakekms/";

    /// <summary>Tells an answer of a control path from that of anybody else.</summary>
    public const string VersionHeader = "X-FakeKms-Version";

    private const string Get = "GET";
    private const string Post = "POST";
    private const int BeforeKms = 1;

    private readonly ControlActions actions = new(kms, isClockReal, origin);

    public void AddTo(WireMockServer server) => server
        .Given(Request.Create().WithPath(IsControl).UsingAnyMethod())
        .AtPriority(BeforeKms)
        .RespondWith(Response.Create().WithCallback(request => Message(Objection(request) ?? Answer(Read(request)))));

    /// <summary>What a request comes to.</summary>
    public ControlAnswer Answer(ControlRequest request)
    {
        var (method, act) = Find(request.Path);
        if (act is null)
            return ControlAnswer.Refusal(404, $"There is no {request.Path}; there are {string.Join(", ", Names.Select(name => Prefix + name))}.");
        // Kestrel leaves out the body of a HEAD.
        var given = request.Method == "HEAD" ? Get : request.Method;
        if (given != method)
            return ControlAnswer.Refusal(405, $"{request.Path} takes {method}, not {request.Method}.") with { Allow = method == Get ? "GET, HEAD" : Post };
        try
        {
            return act(request);
        }
        catch (ControlMistake mistake)
        {
            return ControlAnswer.Refusal(mistake.Status, mistake.Message);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidOperationException)
        {
            return ControlAnswer.Refusal(400, ToolException.TextOf(wrong));
        }
    }

    private static readonly string[] Names = ["", "health", "trail", "keys", "advance", "reset", "snapshot", "restore", "fail", "caller"];

    private (string Method, Func<ControlRequest, ControlAnswer>? Act) Find(string path) => path[Math.Min(path.Length, Prefix.Length)..] switch
    {
        "" => (Get, actions.Page),
        "health" => (Get, actions.Health),
        "trail" => (Get, actions.Trail),
        "keys" => (Get, actions.Keys),
        "advance" => (Post, actions.Advance),
        "reset" => (Post, actions.Reset),
        "snapshot" => (Post, actions.Snapshot),
        "restore" => (Post, actions.Restore),
        "fail" => (Post, actions.Fail),
        "caller" => (Post, actions.Caller),
        _ => ("", null),
    };

    private static bool IsControl(string path) => path.StartsWith(Prefix, StringComparison.Ordinal) || path == Prefix.TrimEnd('/');

    // As KMS's own path does.
    private static ControlAnswer? Objection(IRequestMessage request)
    {
        var encoding = request.Headers?.FirstOrDefault(header => header.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase)).Value?.ToString();
        return string.IsNullOrEmpty(encoding) || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? null
            : ControlAnswer.Refusal(400, $"{request.Path} takes the body of a request as it is, not with Content-Encoding: {encoding}.");
    }

    private static ControlRequest Read(IRequestMessage request) => new(
        request.Path,
        request.Method.ToUpperInvariant(),
        (request.Query ?? new Dictionary<string, WireMockList<string>>())
            .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal),
        request.Body ?? (request.BodyAsBytes is { } bytes ? Encoding.UTF8.GetString(bytes) : ""));

    private static ResponseMessage Message(ControlAnswer answer)
    {
        var headers = new Dictionary<string, WireMockList<string>>
        {
            ["Content-Type"] = new(answer.ContentType),
            ["Cache-Control"] = new("no-store"),
            ["X-Content-Type-Options"] = new("nosniff"),
            [VersionHeader] = new(ToolVersion.Text),
        };
        if (answer.Allow is { } methods) headers["Allow"] = new(methods);
        return new ResponseMessage
        {
            StatusCode = answer.Status,
            Headers = headers,
            BodyData = answer.Body.Length == 0 ? null : new BodyData { DetectedBodyType = BodyType.Bytes, BodyAsBytes = Encoding.UTF8.GetBytes(answer.Body) },
        };
    }
}
