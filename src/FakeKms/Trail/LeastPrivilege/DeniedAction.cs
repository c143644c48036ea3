using System.Text.RegularExpressions;

namespace FakeKms.Trail.LeastPrivilege;

/// <summary>What a caller was denied. The record of such a call has neither parameters nor resources; the error message names action and resource.</summary>
internal static partial class DeniedAction
{
    public static PermittedAction? Of(KmsEvent record)
    {
        if (record is not { ErrorCode: "AccessDenied", ErrorMessage: { } message }) return null;
        // Against a Deny no Allow helps.
        if (message.Contains("with an explicit deny", StringComparison.Ordinal)) return null;
        if (Refusal().Match(message) is not { Success: true } refusal || ResourceOf(record) is not { } resource) return null;
        return new PermittedAction(refusal.Groups["action"].Value, resource) { IsForKeyPolicies = RecordedArns.IsKey(resource) };
    }

    /// <summary>What was asked for and denied, by an explicit Deny or otherwise; null where neither record nor trail tells it.</summary>
    public static string? ResourceOf(KmsEvent record)
    {
        if (record is not { ErrorCode: "AccessDenied", ErrorMessage: { } message }) return null;
        // Of keys of other accounts AWS does not name the resource. The trail knows it all the same; a log does not.
        return Refusal().Match(message).Groups["resource"] is { Success: true, Value: var named } ? named : record.Aside.DeniedResource;
    }

    [GeneratedRegex(@"is not authorized to perform: (?<action>[a-z]+:\w+) on (resource: (?<resource>\*|arn:[^\s,]+)|th)")]
    private static partial Regex Refusal();
}
