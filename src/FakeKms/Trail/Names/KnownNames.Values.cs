using System.Text.RegularExpressions;

namespace FakeKms.Trail.Names;

internal sealed partial class KnownNames
{
    private const string Arn = "resources.#.ARN";
    private static readonly string[] OfKeys =
    [
        "requestParameters.keyId", "requestParameters.targetKeyId", "requestParameters.sourceKeyId", "requestParameters.destinationKeyId",
        "requestParameters.aliasName", "responseElements.keyId", Arn,
    ];

    /// <summary>What a value at a path can never be, whatever holds: events, errors, Regions and the like are the same ones there.</summary>
    public string? ObjectionToValue(string path, object? value)
    {
        if (TextOf(value) is not { } text || IsRecorded(path, text)) return null;
        return path switch
        {
            "eventName" => ObjectionToEvent(text),
            "errorCode" => ObjectionToError(text),
            "awsRegion" => ObjectionToRegion(text),
            "recipientAccountId" or "userIdentity.accountId" => ObjectionToAccount(text),
            "vpcEndpointId" => ObjectionToVpcEndpoint(text),
            "userIdentity.invokedBy" when text != "AWS Internal" => ObjectionToService(text),
            _ => MemberValues.ObjectionInRecord(path, text),
        };
    }

    /// <summary>What a value at a path can hardly be: a key that nobody knows, a value that KMS does not have.</summary>
    public string? DoubtOfValue(string path, object? value)
    {
        if (TextOf(value) is not { } text || IsRecorded(path, text)) return null;
        if (OfKeys.Contains(Position().Replace(path, "#"))) return ObjectionToKey(text, "mayBeUnknown: true");
        return MemberValues.ObjectionInCall(path, text) is { } objection ? $"{objection} {Unknown}" : null;
    }

    /// <summary>
    /// What is wrong with the names that the source of a condition has as texts: <c>e.IsOn("alias/crads")</c>. What it compares a member with is its own
    /// affair; and what it gets from a variable cannot be read.
    /// </summary>
    public string? ObjectionToSource(string source) => Call().Matches(source).Select(ObjectionToCall).FirstOrDefault(objection => objection is not null);

    private string? ObjectionToCall(Match call)
    {
        var text = call.Groups["text"].Value;
        if (string.IsNullOrWhiteSpace(text)) return null;
        return call.Groups["member"].Value switch
        {
            "IsOn" => ObjectionToKey(text, "mayBeUnknown: true"),
            "IsBy" => ObjectionToCaller(text, "mayBeUnknown: true"),
            _ => ObjectionToPath(text) ?? (call.Groups["value"] is { Success: true, Value: var value }
                ? ObjectionToValue(text, value) ?? DoubtOfValue(text, value)
                : null),
        };
    }

    // A text, or a constant of the SDK; numbers, flags and dates are in no closed set.
    private static string? TextOf(object? value) => value is string text ? text : value is null or IConvertible or DateTimeOffset ? null : value.ToString();

    private bool IsRecorded(string path, string text) => records.Any(record => record.Text(path) == text);

    [GeneratedRegex("\\.(?<member>IsOn|IsBy|HasValue|Text|Value(<[^()]*>)?)\\(\"(?<text>[^\"\\\\]*)\"(, \"(?<value>[^\"\\\\]*)\"\\))?")]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<=\.)[0-9]+(?=\.)")]
    private static partial Regex Position();
}
