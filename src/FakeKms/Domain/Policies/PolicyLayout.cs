using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeKms.Domain.Policies;

/// <summary>Writes a policy as GetKeyPolicy answers it: two blanks per level of objects, lists without breaks of their own.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html"/></remarks>
internal static class PolicyLayout
{
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Write(document.RootElement, text, depth: 0);
        return text.ToString();
    }

    private static void Write(JsonElement element, StringBuilder text, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, text, depth);
                break;
            case JsonValueKind.Array:
                WriteArray(element, text, depth);
                break;
            case JsonValueKind.String:
                WriteText(element.GetString()!, text);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void WriteObject(JsonElement element, StringBuilder text, int depth)
    {
        var separator = "{";
        foreach (var property in element.EnumerateObject())
        {
            text.Append(separator).Append('\n').Append(' ', 2 * (depth + 1));
            WriteText(property.Name, text);
            text.Append(" : ");
            Write(property.Value, text, depth + 1);
            separator = ",";
        }
        if (separator == "{") text.Append("{ }");
        else text.Append('\n').Append(' ', 2 * depth).Append('}');
    }

    private static void WriteArray(JsonElement element, StringBuilder text, int depth)
    {
        var separator = "[ ";
        foreach (var item in element.EnumerateArray())
        {
            text.Append(separator);
            Write(item, text, depth);
            separator = ", ";
        }
        text.Append(separator == "[ " ? "[ ]" : " ]");
    }

    private static void WriteText(string value, StringBuilder text) =>
        text.Append('"').Append(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value).Append('"');
}
