using FakeKms.Trail.Records;

namespace FakeKms.Protocol.CloudTrail;

/// <summary>The attributes that events can be looked up by, and what a record has of each.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupAttribute.html"/></remarks>
internal static class LookupAttributes
{
    private const int LongestValue = 2000;

    private static readonly Dictionary<string, Func<KmsEvent, IEnumerable<string?>>> ValuesByKey = new(StringComparer.Ordinal)
    {
        ["EventId"] = record => [record.EventID],
        ["EventName"] = record => [record.EventName],
        ["ReadOnly"] = record => [ReadOnlyText(record)],
        ["Username"] = record => [PrincipalNames.ShortNameOf(record.UserIdentity)],
        ["ResourceType"] = record => LookupResources.Of(record).Select(resource => resource.Type),
        ["ResourceName"] = record => LookupResources.Of(record).Select(resource => resource.Arn),
        ["EventSource"] = record => [record.EventSource],
        ["AccessKeyId"] = record => [record.UserIdentity.AccessKeyId],
    };

    private static readonly string[] KeysOfInsights = ["EventId", "EventName", "EventSource"];

    public static string ReadOnlyText(KmsEvent record) => record.ReadOnly ? "true" : "false";

    public static bool Match(KmsEvent record, LookupAttribute attribute) => ValuesByKey[attribute.AttributeKey!](record).Contains(attribute.AttributeValue);

    /// <summary>The one attribute of a request, or none.</summary>
    public static LookupAttribute? Checked(IReadOnlyList<LookupAttribute>? attributes, bool insights)
    {
        if (attributes is null or []) return null;
        if (attributes.Count > 1) throw CloudTrailErrors.TooManyAttributes(attributes.Count);
        var (key, value) = (attributes[0]?.AttributeKey, attributes[0]?.AttributeValue);
        IReadOnlyCollection<string> known = insights ? KeysOfInsights : ValuesByKey.Keys;
        if (key is null || !known.Contains(key)) throw CloudTrailErrors.UnknownAttribute(key, known);
        if (string.IsNullOrEmpty(value) || Weight(value) > LongestValue) throw CloudTrailErrors.AttributeValueLength(key, LongestValue);
        if (key == "ReadOnly" && value is not ("true" or "false")) throw CloudTrailErrors.NeitherTrueNorFalse(value);
        return attributes[0];
    }

    private static int Weight(string value) => value.Sum(character => character is '_' or ' ' or ',' or '\n' ? 2 : 1);
}
