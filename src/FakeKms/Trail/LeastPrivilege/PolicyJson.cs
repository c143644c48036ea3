using System.Text;
using System.Text.Json;
using FakeKms.Trail.Records;

namespace FakeKms.Trail.LeastPrivilege;

/// <summary>Writes a policy document: one value plainly, several as a list, as AWS's own examples have it.</summary>
internal static class PolicyJson
{
    public static string Of(KmsPolicyDocument policy, bool indented)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, indented ? TrailJson.IndentedOptions : TrailJson.WriterOptions)) Write(writer, policy);
        return InLatin1(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Write(Utf8JsonWriter writer, KmsPolicyDocument policy)
    {
        writer.WriteStartObject();
        writer.WriteString("Version", policy.Version);
        writer.WriteStartArray("Statement");
        foreach (var statement in policy.Statements) Write(writer, statement);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, KmsPolicyStatement statement)
    {
        writer.WriteStartObject();
        if (statement.Sid is { } sid) writer.WriteString("Sid", sid);
        writer.WriteString("Effect", statement.Effect);
        if (statement.PrincipalType is { } type)
        {
            writer.WriteStartObject("Principal");
            writer.WriteString(type, statement.Principal);
            writer.WriteEndObject();
        }
        Write(writer, "Action", statement.Actions);
        Write(writer, "Resource", statement.Resources);
        if (statement.Conditions.Count > 0) WriteConditions(writer, statement.Conditions);
        writer.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter writer, IReadOnlyList<KmsPolicyCondition> conditions)
    {
        writer.WriteStartObject("Condition");
        foreach (var test in conditions.GroupBy(condition => condition.Operator))
        {
            writer.WriteStartObject(test.Key);
            foreach (var condition in test) Write(writer, condition.Key, condition.Values);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values is [var single])
        {
            writer.WriteString(name, single);
            return;
        }
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    // Other characters are not accepted in a key policy. https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
    private static string InLatin1(string json) => string.Concat(json.Select(c => c > 'ÿ' ? $"\\u{(int)c:x4}" : c.ToString()));
}
