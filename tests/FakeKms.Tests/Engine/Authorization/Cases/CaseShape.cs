using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FakeKms.Tests.Engine.Authorization.Cases;

/// <summary>
/// What a case is beside its literals. Names, ids, numbers and values are all alike; what stays are members, actions, operators, condition keys, the kinds of
/// principals and resources, wildcards and variables, and what comes of it. Two cases of one shape would differ in a literal only.
/// </summary>
internal static partial class CaseShape
{
    private static readonly string[] NotTheCase = ["title", "source", "rules", "given", "message", "error", "asks"];

    // Their members are names that somebody chose.
    private static readonly string[] Maps =
    [
        "tags", "sessionTags", "accounts", "ciphertextContext", "enclave", "nitroTpm", "EncryptionContext", "EncryptionContextEquals", "EncryptionContextSubset",
        "SourceEncryptionContext", "DestinationEncryptionContext",
    ];

    private static readonly HashSet<string> Words =
    [
        "arn", "iam", "sts", "kms", "role", "user", "root", "assumed-role", "federated-user", "saml-provider", "key", "alias", "federated", "by", "service",
        "aws-service-role", "true", "false",
    ];

    public static string Of(JsonObject policyCase)
    {
        var rest = (JsonObject)policyCase.DeepClone();
        foreach (var member in NotTheCase) rest.Remove(member);
        var expected = rest["expect"]!.GetValue<string>().Split(' ');
        rest["expect"] = $"{expected[0]}/{expected[1]}";
        return Of(rest, "").ToJsonString();
    }

    private static JsonNode Of(JsonNode? node, string member) => node switch
    {
        JsonObject map => Of(map, member),
        JsonArray list => new JsonArray([.. list.Select(item => (JsonNode?)Of(item, member))]),
        null => "null",
        _ => TextOf(node.ToString(), member),
    };

    private static JsonObject Of(JsonObject map, string member)
    {
        var result = new JsonObject();
        foreach (var (name, value) in map)
        {
            var plain = NameOf(name, member);
            while (result.ContainsKey(plain)) plain += "x";
            result[plain] = Of(value, name);
        }
        return result;
    }

    private static string NameOf(string name, string map) =>
        Maps.Contains(map) ? "x" : Pair().Replace(name, match => $"{match.Groups[1].Value}x");

    private static string TextOf(string text, string member) => member switch
    {
        "expect" or "call" or "action" or "version" => text,
        "Effect" or "Action" or "NotAction" or "Operations" => text,
        "Sid" => "x",
        _ => Word().Replace(text, match => Words.Contains(match.Value) ? match.Value : "x"),
    };

    // The name of a pair, a tag or the number of a register.
    [GeneratedRegex(@"^(kms:EncryptionContext:|aws:\w+Tag/|kms:RecipientAttestation:(?:Nitro\w+?|PCR(?=\d)))(.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pair();

    [GeneratedRegex(@"[A-Za-z0-9_-]+")]
    private static partial Regex Word();
}
