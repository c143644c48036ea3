using System.Text;
using System.Text.RegularExpressions;
using FakeKms.Model;
using FakeKms.Trail.Records;

namespace FakeKms.Trail.Names;

/// <summary>
/// Judges whether what a test names can be meant: by what AWS has, by what the asserted records hold, and by what their server has and had. Each question
/// is answered with an objection, or with null.
/// </summary>
internal sealed partial class KnownNames
{
    private readonly RecordList records;
    private readonly ITrailNames? server;

    private KnownNames(RecordList records) => (this.records, server) = (records, records.Names);

    // An empty list that nobody's server stands behind gives nothing to judge by, and says of every name the same.
    private bool CannotTell => records.Count == 0 && server is null;

    private string Owner => server is null ? "that the records name" : "that the server has or had, or that a recorded call names";

    public static KnownNames Of(IEnumerable<KmsEvent> records) => new(RecordList.Of(records));

    public string? ObjectionToEvent(string name)
    {
        if (EventNames.All.Contains(name) || records.Any(record => record.EventName == name)) return null;
        return $"'{name}' is no event of KMS" + (NearestName.Of(name, EventNames.All) is { } nearest
            ? $"; did you mean '{nearest}'?"
            : $". Ask for an event of your own with a condition: e => e.EventName == \"{name}\".");
    }

    public string? ObjectionToError(string code)
    {
        if (ErrorCodes.IsKnown(code) || records.Any(record => RecordedErrors.Same(record.ErrorCode, code))) return null;
        if (server?.ErrorCodes.Any(scripted => RecordedErrors.Same(scripted, code)) == true) return null;
        return $"'{code}' is no error code of KMS" + (ErrorCodes.NearestTo(code) is { } nearest
            ? $"; did you mean '{nearest}'?"
            : $". Ask for a code of your own with a condition: e => e.ErrorCode == \"{code}\".");
    }

    public string? ObjectionToKey(string key)
    {
        if (CannotTell || IsKeyArn(key) || records.Any(record => record.IsOn(key)) || IsNamed(key)) return null;
        if (server?.Keys.Contains(key, StringComparer.Ordinal) == true) return null;
        return $"'{key}' is no key and no alias {Owner}{NearestName.Question(key, KeysAtHand())} " +
            $"If it may be unknown, say so: OnKey(\"{key}\", mayBeUnknown: true).";
    }

    public string? ObjectionToCaller(string principal)
    {
        if (CannotTell || IsPrincipalArn(principal) || records.Any(record => Names(record.UserIdentity).Contains(principal))) return null;
        if (server?.Callers.Contains(principal, StringComparer.Ordinal) == true) return null;
        return $"'{principal}' is no caller {(server is null ? "of these records" : "that the server knows or has recorded")}" +
            $"{NearestName.Question(principal, CallersAtHand())} A caller goes by the name of the user or of the session, " +
            $"by ARN, unique id or access key id; a KmsCaller is always understood. If it may be unknown, say so: By(\"{principal}\", mayBeUnknown: true).";
    }

    public string? ObjectionToPath(string path)
    {
        if (RecordPaths.IsKnown(path) || records.Any(record => record.Value(path) is not null)) return null;
        return $"No record of KMS has '{path}'{(RecordPaths.NearestTo(path) is { } nearest ? $"; did you mean '{nearest}'?" : ".")} " +
            "If it may be unknown, say so: mayBeUnknown: true.";
    }

    /// <summary>What a value at a path may not be: the names of events and errors are the same ones there.</summary>
    public string? ObjectionToValue(string path, object? value) => (path, value) switch
    {
        ("eventName", string name) => ObjectionToEvent(name),
        ("errorCode", string code) => ObjectionToError(code),
        _ => null,
    };

    public string? ObjectionToRegion(string region) =>
        Region().IsMatch(region) || records.Any(record => record.AwsRegion == region) ? null
        : $"'{region}' is no AWS Region{NearestName.Question(region, records.Select(record => record.AwsRegion))}";

    public string? ObjectionToAccount(string accountId) =>
        IdForms.IsAccountId(accountId) || records.Any(record => record.RecipientAccountId == accountId) ? null
        : $"'{accountId}' is no AWS account id: twelve digits are needed.";

    public string? ObjectionToService(string service) =>
        ServicePrincipal().IsMatch(service) || records.Any(record => record.UserIdentity.InvokedBy == service) ? null
        : $"'{service}' is no AWS service; write its service principal, such as secretsmanager.amazonaws.com.";

    public string? ObjectionToVpcEndpoint(string id) =>
        id.StartsWith("vpce-", StringComparison.Ordinal) || records.Any(record => record.VpcEndpointId == id) ? null
        : $"'{id}' is no id of a VPC endpoint; it begins with vpce-.";

    // A call on a key that is not there is recorded without resources; what it asked for stands in its parameters or in its error message.
    private bool IsNamed(string key)
    {
        var quoted = Encoding.UTF8.GetBytes($"\"{key}\"");
        return records.Any(record => Holds(record.RequestParametersUtf8, quoted) || Holds(record.ResponseElementsUtf8, quoted)
            || Says(record.ErrorMessage, key));
    }

    private static bool Says(string? message, string key)
    {
        if (message is null) return false;
        for (var at = message.IndexOf(key, StringComparison.Ordinal); at >= 0; at = message.IndexOf(key, at + 1, StringComparison.Ordinal))
        {
            if (EndsAt(message, at - 1) && EndsAt(message, at + key.Length)) return true;
        }
        return false;
    }

    private static bool EndsAt(string message, int at) =>
        at < 0 || at >= message.Length || !(char.IsAsciiLetterOrDigit(message[at]) || message[at] is '-' or '_');

    private static bool Holds(byte[]? json, byte[] text) => json is not null && json.AsSpan().IndexOf(text) >= 0;

    private IEnumerable<string> KeysAtHand() => (server?.Keys ?? [])
        .Concat(records.SelectMany(record => record.Aliases))
        .Concat(records.SelectMany(record => record.Resources)
            .Select(resource => ArnParts.Parse(resource.Arn)).Select(arn => arn?.KeyId ?? arn?.Resource ?? ""));

    private IEnumerable<string> CallersAtHand() => (server?.Callers ?? []).Concat(records.SelectMany(record => Names(record.UserIdentity)));

    private static IEnumerable<string> Names(KmsUserIdentity identity) => PrincipalNames.Of(identity).Append(identity.InvokedBy).OfType<string>();

    private static bool IsKeyArn(string text) => KeyArn().IsMatch(text);

    private static bool IsPrincipalArn(string text) => ArnParts.Parse(text) is { } arn && IamPrincipalArn.AccountOf(text, arn.Partition) is not null;

    // Regions of tomorrow have the form too; us-esat-1 does not.
    [GeneratedRegex(@"\A[a-z]{2,4}(-[a-z]+)??-(central|(north|south)?(east|west)|north|south)-[0-9]+\z")]
    private static partial Regex Region();

    [GeneratedRegex(@"\A([a-z0-9-]+\.)+amazonaws\.com(\.cn)?\z")]
    private static partial Regex ServicePrincipal();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:kms:([a-z]+-){2,3}[0-9]+:[0-9]{12}:(key/[0-9A-Za-z-]+|alias/[0-9A-Za-z/_-]+)\z")]
    private static partial Regex KeyArn();
}
