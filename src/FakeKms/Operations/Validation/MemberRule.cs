using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FakeKms.Trail;

namespace FakeKms.Operations.Validation;

/// <summary>The constraints of one member of a request, and the sentences in which AWS reports a violation.</summary>
internal sealed class MemberRule
{
    private readonly AWSPropertyAttribute? limits;
    private readonly Regex? pattern;
    private readonly string? patternText;
    private readonly IReadOnlyList<string>? enumeration;
    private readonly bool mayBeEmpty;

    private MemberRule(PropertyInfo property)
    {
        Member = property.Name;
        Path = TrailNames.Of(property.Name);
        limits = property.GetCustomAttribute<AWSPropertyAttribute>();
        (pattern, patternText) = MemberPatterns.Of(property.Name);
        mayBeEmpty = MemberPatterns.MayBeEmpty(property.DeclaringType!, property.Name);
        if (typeof(ConstantClass).IsAssignableFrom(property.PropertyType)) enumeration = EnumValues.Of(property.PropertyType);
    }

    public string Member { get; }

    public string Path { get; }

    public static MemberRule[] Of(Type type) => [.. SdkMembers.Of(type).Select(property => new MemberRule(property))];

    public static bool IsStructure(Type type) => type.Namespace == "Amazon.KeyManagementService.Model";

    public void Check(object? value, string path, List<string> violations)
    {
        if (value is null)
        {
            if (limits is { Required: true }) violations.Add(Sentence(limits.Sensitive ? "Value" : "Value null", path, "Member must not be null"));
            return;
        }
        if (value is "" && mayBeEmpty) return;
        if (limits is not null) CheckLimits(value, path, violations);
        if (value is string text && pattern is not null && !pattern.IsMatch(text))
            violations.Add(Sentence(Shown(value), path, $"Member must satisfy regular expression pattern: {patternText}"));
        if (value is ConstantClass constant && enumeration is not null && !enumeration.Contains(constant.Value))
            violations.Add(Sentence($"Value '{constant.Value}'", path, $"Member must satisfy enum value set: [{string.Join(", ", enumeration)}]"));
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
        if (limits!.IsMinSet && size < limits.Min) violations.Add(Sentence(Shown(value), path, $"Member must have {kind} greater than or equal to {limits.Min}"));
        if (limits.IsMaxSet && size > limits.Max) violations.Add(Sentence(Shown(value), path, $"Member must have {kind} less than or equal to {limits.Max}"));
    }

    // Secrets and blobs are never echoed.
    private string Shown(object value) => value switch
    {
        _ when limits is { Sensitive: true } => "Value",
        string text => $"Value '{text}'",
        int number => string.Create(CultureInfo.InvariantCulture, $"Value '{number}'"),
        _ => "Value",
    };

    private static string Sentence(string value, string path, string constraint) => $"{value} at '{path}' failed to satisfy constraint: {constraint}";
}
