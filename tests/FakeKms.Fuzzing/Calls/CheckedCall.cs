using System.Text;
using System.Text.Json;
using FakeKms.Fuzzing.Running;
using FakeKms.Protocol;

namespace FakeKms.Fuzzing.Calls;

/// <summary>A request as bytes, and everything that holds of any answer.</summary>
internal static class CheckedCall
{
    private const string LookupEvents = "LookupEvents";
    private static readonly string[] Inside = ["System.", "Amazon.", "FakeKms.", "$.", "LineNumber", "`1"];

    /// <param name="world">Where to.</param>
    /// <param name="operation">The operation, or what is in its place.</param>
    /// <param name="body">The body.</param>
    public static void Send(HostileWorld world, string operation, byte[] body)
    {
        var kms = world.Kms;
        var mark = kms.Trail.Count;
        var response = kms.Wire.HandleAsync(Request(operation, body)).AsTask().GetAwaiter().GetResult();
        if (kms.Defects is [var defect, ..]) throw new FindingException($"{operation}: a defect: {defect}\n{Shown(body)}");
        // What a test asks for may be an error of the server, or stand in the place of the answer, or come before the call.
        var isScripted = kms.Faults.Fired.Any(fault => fault.RequestId == response.RequestId);
        if (response.Fault is null)
        {
            var isRight = response.Status == 200 ? IsAnswer(response.Body) : (response.Status < 500 || isScripted) && IsError(response.Body);
            FindingException.Unless(isRight, $"{operation}: {response.Status} {Shown(response.Body)}\n{Shown(body)}");
        }
        var records = kms.Trail.Since(mark).Where(record => record.RequestID == response.RequestId && record.UserIdentity.Type is not null).ToList();
        var accounts = records.Select(record => record.RecipientAccountId).Distinct().Count();
        var isRecorded = response.Call is null ? records.Count == 0 || operation == LookupEvents : (records.Count > 0 || isScripted) && accounts == records.Count;
        FindingException.Unless(isRecorded, $"{operation}: {records.Count} records for {accounts} accounts, and {(response.Call is null ? "no call" : "a call")}\n{Shown(body)}");
        if (response.Status == 200) world.Secrets.AddThoseIn(response.Body);
        foreach (var record in kms.Trail.Since(mark))
        {
            if (world.Secrets.FindIn(record) is { } secret) throw new FindingException($"{operation}: a record shows {secret}\n{record.ToJson()}");
        }
    }

    private static ReadRequest Request(string operation, byte[] body)
    {
        var (target, service) = operation == LookupEvents ? ("com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101." + operation, "cloudtrail") : ("TrentService." + operation, "kms");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Type"] = WireResponse.ContentType,
            ["X-Amz-Target"] = target,
            ["Authorization"] = $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0",
        };
        return new ReadRequest("POST", name => headers.GetValueOrDefault(name), body)
        {
            Address = () => new Uri("https://kms.us-east-1.amazonaws.com/"),
        };
    }

    private static bool IsAnswer(byte[] body)
    {
        if (body.Length == 0) return true;
        using var answer = JsonDocument.Parse(body);
        return answer.RootElement.ValueKind == JsonValueKind.Object;
    }

    private static bool IsError(byte[] body)
    {
        using var error = JsonDocument.Parse(body);
        return error.RootElement.GetProperty("__type").GetString() is { Length: > 0 } code && !code.StartsWith("FakeKmsDefect", StringComparison.Ordinal)
            && (code != "SerializationException" || !Inside.Any(word => error.RootElement.GetProperty("message").GetString()!.Contains(word, StringComparison.Ordinal)));
    }

    private static string Shown(byte[] text) => Encoding.UTF8.GetString(text)[..Math.Min(Encoding.UTF8.GetString(text).Length, 2000)];
}
