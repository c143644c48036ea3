using System.Diagnostics;
using System.Globalization;

namespace FakeKms.Telemetry;

/// <summary>One activity for each call, with the attributes that OpenTelemetry has for AWS SDKs.</summary>
/// <remarks>
/// It is the side of the service: the SDK's own activity of the client, where the test listens to it, is its parent.
/// <see href="https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/"/>
/// </remarks>
internal static class CallTrace
{
    public const string SourceName = "FakeKms";

    private const string Service = "KMS";

    private static readonly ActivitySource Source = new(SourceName, typeof(CallTrace).Assembly.GetName().Version?.ToString(3));

    /// <summary>Begins an activity; null when nobody listens.</summary>
    public static Activity? Begin(string operation, Func<string, string?> header) => !Source.HasListeners() ? null : Source.StartActivity(
        $"{Service}.{operation}", ActivityKind.Server, Parent(header),
        [new("rpc.system", "aws-api"), new("rpc.service", Service), new("rpc.method", operation)]);

    public static void End(Activity activity, CallReport call)
    {
        activity.SetTag("aws.request_id", call.RequestId);
        activity.SetTag("cloud.region", call.Region);
        activity.SetTag("fakekms.caller", call.Caller);
        if (call.Resources.Count > 0) activity.SetTag("fakekms.resources", call.Resources.ToArray());
        // The activity itself goes by the machine's clock, as all others of its trace do.
        activity.SetTag("fakekms.time", call.Time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        activity.SetTag("fakekms.fault", call.Fault?.ToString());
        if (call.Error is not { } error) return;
        activity.SetTag("error.type", error);
        activity.SetStatus(ActivityStatusCode.Error);
    }

    // In memory the present activity is the caller's. Over HTTP it may be the web server's, which counts where somebody listens to those. Otherwise nobody
    // would find the parent, and what the request says of its trace counts.
    private static ActivityContext Parent(Func<string, string?> header)
    {
        if (!ActivityContext.TryParse(header("traceparent"), header("tracestate"), isRemote: true, out var sent)) return default;
        return Activity.Current is { } present && present.TraceId == sent.TraceId && present.Source.HasListeners() ? default : sent;
    }
}
