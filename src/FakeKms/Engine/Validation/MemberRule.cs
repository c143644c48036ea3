using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FakeKms.Engine.Members;
using FakeKms.Model;
using FakeKms.Trail.Shapes;

namespace FakeKms.Engine.Validation;

/// <summary>The constraints of one member of a request, and the sentences in which AWS reports a violation.</summary>
internal sealed class MemberRule
{
    private readonly AWSPropertyAttribute? limits;
    private readonly MemberPattern? pattern;
    private readonly EnumSet? enumeration;
    private readonly ElementRule? elements;
    private readonly bool secret;
    private readonly bool mayBeEmpty;
    private readonly long? maximum;

    private MemberRule(PropertyInfo property)
    {
        Member = property.Name;
        Path = TrailNames.Of(property.Name);
        Read = SdkMembers.ReaderOf(property.DeclaringType!, property.Name);
        IsOfStructure = IsStructure(property.PropertyType);
        limits = property.GetCustomAttribute<AWSPropertyAttribute>();
        // Grant tokens carry permissions; the service model does not mark them.
        secret = limits is { Sensitive: true } || property.Name is "GrantToken" or "GrantTokens";
        elements = ElementRule.Of(property.Name);
        pattern = MemberPatterns.Of(property.Name);
        maximum = PageLimits.Of(property.DeclaringType!, property.Name) ?? (limits is { IsMaxSet: true } ? (long?)limits.Max : null);
        mayBeEmpty = MemberPatterns.MayBeEmpty(property.DeclaringType!, property.Name);
        if (typeof(ConstantClass).IsAssignableFrom(property.PropertyType)) enumeration = EnumSet.Of(property.PropertyType);
    }

    public string Member { get; }

    public string Path { get; }

    /// <summary>Reads the member.</summary>
    public Func<object, object?> Read { get; }

    /// <summary>Whether the member has members.</summary>
    public bool IsOfStructure { get; }

    public static MemberRule[] Of(Type type) => [.. SdkMembers.Of(type).Select(property => new MemberRule(property))];

    public static bool IsStructure(Type type) => type.Namespace == "Amazon.KeyManagementService.Model";

    public static string MissingElement(string path) => Sentence("Value null", path, "Member must not be null");

    public void Check(object? value, string path, List<string> violations)
    {
        if (value is null)
        {
            if (limits is { Required: true }) violations.Add(Sentence(secret ? "Value" : "Value null", path, "Member must not be null"));
            return;
        }
        if (value is "" && mayBeEmpty) return;
        CheckLimits(value, path, violations);
        if (value is string text && pattern is not null && !pattern.Accepts(text))
            violations.Add(Sentence(Shown(value), path, $"Member must satisfy regular expression pattern: {pattern.Text}"));
        if (value is ConstantClass constant && enumeration?.Accepts(constant.Value) == false)
            violations.Add(Sentence($"Value '{ShortText.Value(constant.Value)}'", path, enumeration.Constraint));
        if (value is List<string?> items && elements?.IsBrokenBy(items) == true) violations.Add(Sentence(Shown(items), path, elements.Text));
        if (value is Dictionary<string, string?> map && map.ContainsValue(null))
            violations.Add(Sentence(Shown(map), path, "Map value must satisfy constraint: [Member must not be null]"));
    }

    private void CheckLimits(object value, string path, List<string> violations)
    {
        var (kind, size) = value switch
        {
            string text => ("length", text.Length),
            MemoryStream blob => ("length", blob.Length),
            ICollection items => ("length", items.Count),
            int number => ("value", number),
            _ => ("", 0L),
        };
        if (kind.Length == 0) return;
        if (limits is { IsMinSet: true } && size < limits.Min)
            violations.Add(Sentence(Shown(value), path, $"Member must have {kind} greater than or equal to {limits.Min}"));
        if (size > maximum) violations.Add(Sentence(Shown(value), path, $"Member must have {kind} less than or equal to {maximum}"));
    }

    // Secrets and blobs are never echoed.
    private string Shown(object value) => value switch
    {
        _ when secret => "Value",
        string text => Shown(text),
        List<string?> items => Shown($"[{string.Join(", ", items.Select(item => item ?? "null"))}]"),
        Dictionary<string, string?> map => Shown($"{{{string.Join(", ", map.Select(pair => $"{pair.Key}={pair.Value ?? "null"}"))}}}"),
        int number => string.Create(CultureInfo.InvariantCulture, $"Value '{number}'"),
        _ => "Value",
    };

    private static string Shown(string text) => $"Value '{ShortText.Value(text)}'";

    private static string Sentence(string value, string path, string constraint) => $"{value} at '{path}' failed to satisfy constraint: {constraint}";
}
