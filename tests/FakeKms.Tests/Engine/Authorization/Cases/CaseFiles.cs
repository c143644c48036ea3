using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FakeKms.Tests.Engine.Authorization.Cases;

/// <summary>Reads the cases: each file in Data but requests.json is a list of them.</summary>
internal static class CaseFiles
{
    private const string Prefix = "authorization-cases/";
    private const string RequestsFile = Prefix + "requests.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    private static readonly Lazy<IReadOnlyList<(PolicyCase Case, JsonObject Json)>> Read = new(() =>
    [
        .. Names.Where(name => name != RequestsFile).Order(StringComparer.Ordinal)
            .SelectMany(name => JsonNode.Parse(TextOf(name))!.AsArray())
            .Select(node => (node.Deserialize<PolicyCase>(Options)!, node!.AsObject())),
    ]);

    private static readonly Lazy<JsonObject> Defaults = new(() => JsonNode.Parse(TextOf(RequestsFile))!.AsObject());

    public static IEnumerable<PolicyCase> All => Read.Value.Select(entry => entry.Case);

    /// <summary>The cases as they stand in the files.</summary>
    public static IEnumerable<JsonObject> AllAsJson => Read.Value.Select(entry => entry.Json);

    /// <summary>The members of a request: what every case has, and what this one has.</summary>
    public static JsonObject RequestOf(PolicyCase policyCase)
    {
        var result = (JsonObject)Defaults.Value[policyCase.Call]!.DeepClone();
        foreach (var (member, value) in policyCase.Request ?? [])
        {
            if (value is null) result.Remove(member);
            else result[member] = value.DeepClone();
        }
        return result;
    }

    private static IEnumerable<string> Names =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    private static string TextOf(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
