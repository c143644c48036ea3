using System.Globalization;
using System.Net;
using System.Text.Json;

namespace FakeKms.Tests.Domain.Policies.Literal;

/// <summary>The rules for conditions, one after the other as the documentation has them.</summary>
internal sealed class LiteralConditions(LiteralTexts texts, LiteralFault fault)
{
    public bool AreMet(JsonElement block)
    {
        var results = (from test in block.EnumerateObject() from key in test.Value.EnumerateObject() select IsMet(test.Name, key.Name, ValuesOf(key.Value))).ToArray();
        return fault == LiteralFault.ConditionsAreAlternatives ? results.Length == 0 || results.Contains(true) : !results.Contains(false);
    }

    private static string[] ValuesOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(TextOf)] : [TextOf(value)];

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private bool IsMet(string name, string key, string[] wanted)
    {
        var value = texts.Value(key);
        if (name == "Null")
        {
            var isThere = value is not null && (value.Value.Values.Length > 0 || fault == LiteralFault.EmptySetIsNotNull);
            return wanted.Any(word => word.Equals(isThere ? "false" : "true", StringComparison.OrdinalIgnoreCase));
        }
        var set = name.Contains(':', StringComparison.Ordinal) ? name.Split(':')[0] : "";
        var test = name.Split(':')[^1];
        var ifExists = test.EndsWith("IfExists", StringComparison.Ordinal);
        if (ifExists) test = test[..^"IfExists".Length];
        var isNegated = test.Contains("Not", StringComparison.Ordinal);
        if (value is null) return IsMetByAbsence(set, isNegated, ifExists && fault != LiteralFault.IfExistsIsIgnored);
        if (set == "ForAllValues") return value.Value.Values.All(each => Holds(test, isNegated, each, wanted));
        if (set == "ForAnyValue") return value.Value.Values.Any(each => Holds(test, isNegated, each, wanted));
        if (value.Value.IsMultivalued)
            return fault == LiteralFault.SeveralValuesNeedNoSetOperator && value.Value.Values.Any(each => Holds(test, isNegated, each, wanted));
        return Holds(test, isNegated, value.Value.Values[0], wanted);
    }

    private bool IsMetByAbsence(string set, bool isNegated, bool ifExists)
    {
        if (ifExists) return true;
        return set switch
        {
            "ForAllValues" => fault != LiteralFault.ForAllValuesNeedsValue,
            "ForAnyValue" => fault == LiteralFault.ForAnyValueAcceptsAbsence,
            _ => isNegated && fault != LiteralFault.AbsentKeyFailsNegation,
        };
    }

    private bool Holds(string test, bool isNegated, string actual, string[] wanted)
    {
        var positive = test.Replace("Not", "", StringComparison.Ordinal);
        var fits = wanted.Select(value => Fits(positive, actual, value)).ToArray();
        if (!isNegated) return fault == LiteralFault.ValuesMustAllMatch ? fits.All(fit => fit == true) : fits.Any(fit => fit == true);
        if (fault == LiteralFault.UnreadableNumberDiffers) return fits.All(fit => fit != true);
        return fault == LiteralFault.NegationIsOr ? fits.Any(fit => fit == false) : fits.All(fit => fit == false);
    }

    /// <summary>Null: one of the two is not what the operator compares.</summary>
    private bool? Fits(string test, string actual, string wanted)
    {
        if (test.StartsWith("Numeric", StringComparison.Ordinal))
            return IsOrdered(test["Numeric".Length..], Number(actual), Number(wanted), Wrongly(actual, wanted));
        if (test.StartsWith("Date", StringComparison.Ordinal)) return IsOrdered(test["Date".Length..], Instant(actual), Instant(wanted), instead: null);
        if (test == "IpAddress") return IsInside(actual, wanted);
        if (test == "BinaryEquals") return Convert.FromBase64String(actual).SequenceEqual(Convert.FromBase64String(wanted));
        if (test == "Bool") return IsSame(actual, texts.Plain(wanted));
        if (texts.Characters(wanted) is not { } characters) return false;
        return test switch
        {
            "StringEquals" when fault == LiteralFault.EqualsHasWildcards => LiteralTexts.IsLike(characters, actual),
            "StringEquals" => texts.Plain(wanted) == actual,
            "StringEqualsIgnoreCase" => string.Equals(texts.Plain(wanted), actual, StringComparison.OrdinalIgnoreCase),
            "StringLike" => LiteralTexts.IsLike(characters, actual, fault == LiteralFault.LikeIgnoresCase),
            _ => actual.StartsWith("arn:", StringComparison.Ordinal) ? texts.IsArnLike(characters, actual, endsReachOut: false) : null,
        };
    }

    // A variable without a value is not unreadable: it just equals nothing.
    private static bool? IsSame(string actual, string? wanted) =>
        wanted is null ? false : bool.TryParse(actual, out var one) && bool.TryParse(wanted, out var other) ? one == other : null;

    private int? Wrongly(string actual, string wanted) => fault == LiteralFault.NumbersAreTexts ? string.CompareOrdinal(actual, wanted) : null;

    private bool? IsOrdered(string relation, double? actual, double? wanted, int? instead)
    {
        if (actual is null || wanted is null) return null;
        var order = instead ?? actual.Value.CompareTo(wanted.Value);
        var isLimitExcluded = fault == LiteralFault.LimitIsExcluded;
        return relation switch
        {
            "Equals" => order == 0,
            "LessThan" => order < 0,
            "LessThanEquals" => order < 0 || (order == 0 && !isLimitExcluded),
            "GreaterThan" => order > 0,
            _ => order > 0 || (order == 0 && !isLimitExcluded),
        };
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private double? Instant(string text)
    {
        if (Number(text) is { } seconds) return seconds;
        if (fault == LiteralFault.DatesIgnoreOffsets && text.Length > 19) text = text[..19] + "Z";
        var isDate = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        return isDate ? (date - DateTimeOffset.UnixEpoch).TotalSeconds : null;
    }

    private bool? IsInside(string actual, string network)
    {
        if (Bits(actual) is not { } address || Bits(network.Split('/')[0]) is not { } other) return null;
        if (address.Length != other.Length) return fault == LiteralFault.OtherFamilyIsInside;
        var prefix = network.Contains('/', StringComparison.Ordinal) ? int.Parse(network.Split('/')[1], CultureInfo.InvariantCulture) : address.Length;
        if (fault == LiteralFault.PrefixIsIgnored) prefix = address.Length;
        return address[..prefix] == other[..prefix];
    }

    private static string? Bits(string text) => IPAddress.TryParse(text, out var address)
        ? string.Concat(address.GetAddressBytes().Select(value => Convert.ToString(value, 2).PadLeft(8, '0')))
        : null;
}
