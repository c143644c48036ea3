using System.Globalization;
using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Engine.Permissions;

/// <summary>A condition key, and where its value comes from.</summary>
/// <param name="Name">The name; of one with many, what they have in common: <c>aws:RequestTag/</c>.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Read">The value; null when the request does not have the key. Nothing is read before a policy asks.</param>
internal sealed record ConditionKey(string Name, ConditionType Type, Func<Asked, ContextValue?> Read)
{
    public bool IsMultivalued => ConditionNames.IsMultivalued(Name);

    public static ConditionKey Text(string name, Func<Asked, string?> read) => Single(name, ConditionType.String, read);

    public static ConditionKey Arn(string name, Func<Asked, string?> read) => Single(name, ConditionType.Arn, read);

    public static ConditionKey IpAddress(string name, Func<Asked, string?> read) => Single(name, ConditionType.IpAddress, read);

    public static ConditionKey Flag(string name, Func<Asked, bool?> read) =>
        new(name, ConditionType.Bool, asked => read(asked) is { } value ? ContextValue.Of(value) : null);

    public static ConditionKey Number(string name, Func<Asked, long?> read) =>
        Single(name, ConditionType.Numeric, asked => read(asked)?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A time, in the words of ISO 8601.</summary>
    public static ConditionKey Time(string name, Func<Asked, DateTimeOffset?> read) =>
        Single(name, ConditionType.Date, asked => read(asked)?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    /// <summary>A time, in seconds since 1970, so that operators for numbers work on it too.</summary>
    public static ConditionKey Epoch(string name, Func<Asked, DateTimeOffset?> read) =>
        Single(name, ConditionType.Date, asked => read(asked)?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>Any number of values. Without a single one the request does not have the key: that is what <c>Null</c> tells.</summary>
    public static ConditionKey Texts(string name, Func<Asked, IEnumerable<string>?> read) => new(
        name, ConditionType.String, asked => read(asked) is { } values && ContextValue.Several(values) is { Values.Count: > 0 } several ? several : null);

    private static ConditionKey Single(string name, ConditionType type, Func<Asked, string?> read) =>
        new(name, type, asked => read(asked) is { } value ? ContextValue.Of(value) : null);
}
