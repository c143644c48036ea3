using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace FakeKms.Operations.Validation;

/// <summary>The patterns of the service model, which the SDK's attributes do not carry.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html"/></remarks>
internal static class MemberPatterns
{
    // \p{ASCII} is how the service prints its pattern for key ids; .NET has no such class.
    private static readonly FrozenDictionary<string, (Regex Regex, string Text)> Patterns = new Dictionary<string, (Regex, string)>
    {
        ["KeyId"] = (Whole(@"[\x00-\x7F]+"), @"^\p{ASCII}+$"),
        ["SourceKeyId"] = (Whole(@"[\x00-\x7F]+"), @"^\p{ASCII}+$"),
        ["DestinationKeyId"] = (Whole(@"[\x00-\x7F]+"), @"^\p{ASCII}+$"),
        ["TargetKeyId"] = (Whole(@"[\x00-\x7F]+"), @"^\p{ASCII}+$"),
        ["AliasName"] = Same(@"^[a-zA-Z0-9:/_-]+$"),
        ["GranteePrincipal"] = Principal(),
        ["GranteeServicePrincipal"] = Service(),
        ["KeyMaterialId"] = Same(@"^[a-f0-9]+$"),
        ["KeyMaterialDescription"] = Same(@"^[a-zA-Z0-9:/_\s.-]+$"),
        ["Marker"] = Same(@"[\u0020-\u00FF]*"),
        ["Name"] = Same(@"^[a-zA-Z0-9:/_-]+$"),
        ["Policy"] = Same(@"[\u0009\u000A\u000D\u0020-\u00FF]+"),
        ["PolicyName"] = Same(@"[\w]+"),
        ["PrimaryRegion"] = Same(@"^([a-z]+-){2,3}\d+$"),
        ["ReplicaRegion"] = Same(@"^([a-z]+-){2,3}\d+$"),
        ["RetiringPrincipal"] = Principal(),
        ["RetiringServicePrincipal"] = Service(),
        ["SourceArn"] = Same(@"^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$"),
    }.ToFrozenDictionary();

    public static (Regex? Regex, string? Text) Of(string member) =>
        Patterns.TryGetValue(member, out var pattern) ? pattern : (null, null);

    private static (Regex, string) Same(string pattern) => (Whole(pattern), pattern);

    private static (Regex, string) Principal() => Same(@"^[\w+=,.@:/-]+$");

    private static (Regex, string) Service() => Same(@"^([A-Za-z0-9\-]+)\.([A-Za-z0-9\-]+)(\.[A-Za-z0-9\-]+)+$");

    // The classes \w, \s and \d of the service are those of ASCII.
    private static Regex Whole(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.ECMAScript);
}
