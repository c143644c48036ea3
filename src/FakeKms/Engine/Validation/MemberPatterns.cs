using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Engine.Validation;

/// <summary>The patterns of the service model, which the SDK's attributes do not carry.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html"/></remarks>
internal static class MemberPatterns
{
    // \p{ASCII} is how the service prints its pattern for key ids; .NET has no such class, and nearly every call has one.
    private static readonly MemberPattern KeyId = new(@"^\p{ASCII}+$", static text => text.Length > 0 && Ascii.IsValid(text));

    private static readonly FrozenDictionary<string, MemberPattern> Patterns = new Dictionary<string, MemberPattern>
    {
        ["KeyId"] = KeyId,
        ["SourceKeyId"] = KeyId,
        ["DestinationKeyId"] = KeyId,
        ["TargetKeyId"] = KeyId,
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
        ["CloudHsmClusterId"] = Same("cluster-[2-7a-zA-Z]{11,16}"),
        ["XksKeyId"] = Same("^[a-zA-Z0-9-_.]+$"),
        ["XksProxyUriEndpoint"] = Same("^https://[a-zA-Z0-9.-]+$"),
        ["XksProxyUriPath"] = Same(@"^(/[a-zA-Z0-9\/_-]+/kms/xks/v\d{1,2})$|^(/kms/xks/v\d{1,2})$"),
        ["XksProxyVpcEndpointServiceName"] = Same(@"^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}\d+\.vpce-svc-[0-9a-z]+$"),
        ["XksProxyVpcEndpointServiceOwner"] = Same("[0-9]{12}"),
        ["AccessKeyId"] = Same("^[A-Z2-7]+$"),
        ["RawSecretAccessKey"] = Same(@"^[a-zA-Z0-9\/+=]+$"),
    }.ToFrozenDictionary();

    public static MemberPattern? Of(string member) => Patterns.GetValueOrDefault(member);

    /// <summary>Members whose empty value is documented although the model forbids it: with it UpdateCustomKeyStore drops the endpoint service.</summary>
    public static bool MayBeEmpty(Type type, string member) =>
        type == typeof(UpdateCustomKeyStoreRequest) && member == "XksProxyVpcEndpointServiceName";

    private static MemberPattern Principal() => Same(@"^[\w+=,.@:/-]+$");

    private static MemberPattern Service() => Same(@"^([A-Za-z0-9\-]+)\.([A-Za-z0-9\-]+)(\.[A-Za-z0-9\-]+)+$");

    // Most of them are never asked for. The classes \w, \s and \d of the service are those of ASCII.
    private static MemberPattern Same(string pattern)
    {
        var regex = new Lazy<Regex>(() => new Regex($@"\A(?:{pattern})\z", RegexOptions.ECMAScript));
        return new(pattern, text => regex.Value.IsMatch(text));
    }
}
