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
    private readonly IReadOnlyList<KmsEvent> records;
    private readonly ITrailNames? server;

    private KnownNames(RecordList list) => (records, server) = (list.Whole, list.Names);

    // An empty list that nobody's server stands behind gives nothing to judge by: whatever is asked of it is so.
    private bool CannotTell => records.Count == 0 && server is null;

    private const string Unknown = "If it may be unknown, say so: mayBeUnknown: true.";

    private string Owner => server is null ? "that the records name" : "that the server has or had, or that a recorded call names";

    public static KnownNames Of(IEnumerable<KmsEvent> records) => new(RecordList.Of(records));

    public string? ObjectionToEvent(string name)
    {
        if (EventNames.All.Contains(name) || records.Any(record => record.EventName == name)) return null;
        return $"'{ShortText.Value(name)}' is no event of KMS" + (NearestName.Of(name, EventNames.All) is { } nearest
            ? $"; did you mean '{nearest}'?"
            : $". Ask for an event of your own with a condition: e => e.EventName == \"{ShortText.Value(name)}\".");
    }

    public string? ObjectionToError(string code)
    {
        if (ErrorCodes.IsKnown(code) || records.Any(record => RecordedErrors.Same(record.ErrorCode, code))) return null;
        if (server?.ErrorCodes.Any(scripted => RecordedErrors.Same(scripted, code)) == true) return null;
        return $"'{ShortText.Value(code)}' is no error code of KMS" + (ErrorCodes.NearestTo(code) is { } nearest
            ? $"; did you mean '{nearest}'?"
            : $". Ask for a code of your own with a condition: e => e.ErrorCode == \"{ShortText.Value(code)}\".");
    }

    public string? ObjectionToKey(string key, string? how = null)
    {
        if (IsKeyArn(key) || records.Any(record => record.IsOn(key)) || IsNamed(key)) return null;
        if (server?.Keys.Contains(key, StringComparer.Ordinal) == true) return null;
        how ??= $"OnKey(\"{ShortText.Value(key)}\", mayBeUnknown: true)";
        return CannotTell ? SaysNothing(key, how)
            : $"'{ShortText.Value(key)}' is no key and no alias {Owner}{NearestName.Question(key, KeysAtHand())} If it may be unknown, say so: {how}.";
    }

    public string? ObjectionToCaller(string principal, string? how = null)
    {
        if (IsPrincipalArn(principal) || records.Any(record => Names(record.UserIdentity).Contains(principal))) return null;
        if (server?.Callers.Contains(principal, StringComparer.Ordinal) == true) return null;
        how ??= $"By(\"{ShortText.Value(principal)}\", mayBeUnknown: true)";
        return CannotTell ? SaysNothing(principal, how)
            : $"'{ShortText.Value(principal)}' is no caller {(server is null ? "of these records" : "that the server knows or has recorded")}" +
                $"{NearestName.Question(principal, CallersAtHand())} A caller goes by the name of the user or of the session, " +
                $"by ARN, unique id or access key id; a KmsCaller is always understood. If it may be unknown, say so: {how}.";
    }

    /// <summary>What is wrong with a path, of any record or of one of an event.</summary>
    public string? ObjectionToPath(string path, string? eventName = null)
    {
        if (records.Any(record => (eventName is null || record.EventName == eventName) && record.Value(path) is not null)) return null;
        if (!RecordPaths.IsKnown(path))
        {
            var question = RecordPaths.NearestTo(path) is { } nearest ? $"; did you mean '{ShortText.Value(nearest)}'?" : ".";
            return $"No record of KMS has '{ShortText.Value(path)}'{question} {Unknown}";
        }
        if (eventName is null || OperationMembers.CanHave(eventName, path)) return null;
        string[] others = [.. EventNames.All.Where(other => OperationMembers.CanHave(other, path)).Order(StringComparer.Ordinal)];
        return $"No record of {eventName} has '{ShortText.Value(path)}'" + (others.Length switch
        {
            0 => ". ",
            <= 3 => $"; {string.Join(", ", others)} may. ",
            _ => $"; {string.Join(", ", others.Take(3))} and {others.Length - 3} more events may. ",
        }) + Unknown;
    }

    public string? ObjectionToRegion(string region) =>
        Region().IsMatch(region) || records.Any(record => record.AwsRegion == region) ? null
        : $"'{ShortText.Value(region)}' is no AWS Region{NearestName.Question(region, records.Select(record => record.AwsRegion))}";

    public string? ObjectionToAccount(string accountId) =>
        IdForms.IsAccountId(accountId) || records.Any(record => record.RecipientAccountId == accountId) ? null
        : $"'{ShortText.Value(accountId)}' is no AWS account id: twelve digits are needed.";

    public string? ObjectionToService(string service) =>
        ServicePrincipal().IsMatch(service) || records.Any(record => record.UserIdentity.InvokedBy == service) ? null
        : $"'{ShortText.Value(service)}' is no AWS service; write its service principal, such as secretsmanager.amazonaws.com.";

    public string? ObjectionToVpcEndpoint(string id) =>
        id.StartsWith("vpce-", StringComparison.Ordinal) || records.Any(record => record.VpcEndpointId == id) ? null
        : $"'{ShortText.Value(id)}' is no id of a VPC endpoint; it begins with vpce-.";

    // A call on a key that is not there is recorded without resources; what it asked for stands in its parameters or in its error message.
    private bool IsNamed(string key)
    {
        var quoted = Encoding.UTF8.GetBytes($"\"{key}\"");
        return records.Any(record => Holds(record.RequestParametersUtf8, quoted) || Holds(record.ResponseElementsUtf8, quoted)
            || Says(record.ErrorMessage, key));
    }

    private static string SaysNothing(string name, string how) =>
        $"A list without records says nothing of '{ShortText.Value(name)}', which may be misspelt: assert on kms.Trail, on a filter of it or on the " +
        $"whole log. If it may be unknown, say so: {how}.";

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
