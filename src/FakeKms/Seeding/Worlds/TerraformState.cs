using System.Text.Json;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>What <c>terraform show -json</c> says of the resources of KMS, in all modules. Other resources are none of our business.</summary>
/// <remarks><see href="https://developer.hashicorp.com/terraform/internals/json-format"/></remarks>
internal static class TerraformState
{
    private const string Prefix = "aws_kms_";

    /// <exception cref="ArgumentException">The text is no such state.</exception>
    public static IReadOnlyList<TerraformResource> Read(string json, string source)
    {
        try
        {
            var root = WholeJson.Read(json);
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format_version", out var version))
                throw Refusal(source, "it has no format_version. Write it with terraform show -json; terraform.tfstate has another form.");
            if (version.ValueKind != JsonValueKind.String || version.GetString()!.Split('.') is not ["0" or "1", ..])
                throw Refusal(source, $"its format_version is {ShortText.Value(version.GetRawText())}; this library reads 0 and 1.");
            if (root.TryGetProperty("planned_values", out _) || root.TryGetProperty("resource_changes", out _))
            {
                throw Refusal(
                    source, "it is a plan, whose keys are not there yet. Apply it, and write the state: terraform show -json without the name of a plan.");
            }
            // A state without resources has no values at all.
            var module = Part(root, "values", JsonValueKind.Object, source) is { } values ? Part(values, "root_module", JsonValueKind.Object, source) : null;
            return module is { } found ? [.. In(found, source)] : [];
        }
        catch (JsonException wrong)
        {
            throw Refusal(source, $"it is no JSON; see line {wrong.LineNumber + 1}.");
        }
    }

    public static ArgumentException Refusal(string source, string mistake) => new($"{source} is no state of Terraform that can be loaded: {mistake}");

    private static IEnumerable<TerraformResource> In(JsonElement module, string source)
    {
        foreach (var resource in List(module, "resources", source))
        {
            if (resource.ValueKind != JsonValueKind.Object) throw Refusal(source, "one of its resources is no object.");
            var type = Text(resource, "type") ?? throw Refusal(source, $"{Text(resource, "address") ?? "one of its resources"} has no type.");
            if (!type.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            var address = Text(resource, "address") ?? type;
            // A data source is a look at what another resource, or nobody, made.
            var mode = Text(resource, "mode");
            if (mode == "data") continue;
            if (mode is null) throw Refusal(source, $"{address} has no mode.");
            if (mode != "managed") throw Refusal(source, $"{address} has another mode than managed and data: {ShortText.Value(mode)}.");
            yield return resource.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Object
                ? new TerraformResource(type, address, values, source)
                : throw Refusal(source, $"{address} has no values.");
        }
        foreach (var child in List(module, "child_modules", source))
        {
            if (child.ValueKind != JsonValueKind.Object) throw Refusal(source, "one of its child_modules is no object.");
            foreach (var resource in In(child, source)) yield return resource;
        }
    }

    private static IEnumerable<JsonElement> List(JsonElement owner, string name, string source) =>
        Part(owner, name, JsonValueKind.Array, source) is { } list ? list.EnumerateArray() : [];

    // A part that is empty may be left out, or be null.
    private static JsonElement? Part(JsonElement owner, string name, JsonValueKind kind, string source) =>
        !owner.TryGetProperty(name, out var part) || part.ValueKind == JsonValueKind.Null ? null
        : part.ValueKind == kind ? part
        : throw Refusal(source, $"{name} has another form than terraform show -json gives it.");

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
