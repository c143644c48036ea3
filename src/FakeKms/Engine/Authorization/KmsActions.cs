using FakeKms.Domain.Policies;
using FakeKms.Engine.Members;
using FakeKms.Model;
using FakeKms.Trail.LeastPrivilege;

namespace FakeKms.Engine.Authorization;

/// <summary>The names of actions that a test writes.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html"/></remarks>
internal static class KmsActions
{
    private const string Prefix = "kms:";
    private const string Retiring = "kms:RetireGrant";

    private static readonly HashSet<string> Keyless = new(PermittedActions.AccountOperations.Select(name => Prefix + name), StringComparer.OrdinalIgnoreCase);

    /// <summary>All actions: ReEncrypt has two, each other operation its own.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. SdkOperations.Names.Where(name => name != "ReEncrypt").Append("ReEncryptFrom").Append("ReEncryptTo")
            .Order(StringComparer.Ordinal).Select(name => Prefix + name),
    ];

    /// <summary>Whether an action is about no key in particular.</summary>
    public static bool IsKeyless(string action) => Keyless.Contains(action);

    /// <summary>Whether an action is about an alias and the key that it leads to.</summary>
    public static bool IsAboutAlias(string action) => action is "kms:CreateAlias" or "kms:UpdateAlias" or "kms:DeleteAlias";

    /// <summary>An action, or a pattern that matches at least one.</summary>
    /// <exception cref="ArgumentException">It is none; the message says what to write.</exception>
    public static PolicyActions Checked(string action, bool onKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        var patterns = new PolicyActions(isNegated: false, [action]);
        var matched = All.Where(known => patterns.Cover(known)).ToArray();
        if (matched.Length == 0) throw Unknown(action);
        if (onKey && matched.All(IsKeyless)) throw new ArgumentException($"{action} is about no key: leave the key out.", nameof(onKey));
        return patterns;
    }

    /// <summary>One action, as AWS spells it.</summary>
    /// <exception cref="ArgumentException">It is none; the message says what to write.</exception>
    public static string CheckedOne(string action)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        return All.FirstOrDefault(known => string.Equals(known, action, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(action);
    }

    /// <summary>
    /// The actions that an action or a pattern stands for. With keys, a pattern stands for those on keys; without, for those on none. RetireGrant, about which
    /// grants decide, is in no pattern.
    /// </summary>
    /// <param name="action">The action or the pattern.</param>
    /// <param name="onKey">Whether there are keys to ask about; null when both kinds of action can be asked about.</param>
    /// <exception cref="ArgumentException">It is none; the message says what to write.</exception>
    public static IReadOnlyList<string> Matched(string action, bool? onKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        if (!action.AsSpan().ContainsAny('*', '?')) return [CheckedOne(action)];
        var patterns = new PolicyActions(isNegated: false, [action]);
        string[] matched = [.. All.Where(known => patterns.Cover(known) && known != Retiring)];
        if (matched.Length == 0) throw Unknown(action);
        string[] fitting = [.. matched.Where(known => onKey is null || IsKeyless(known) != onKey)];
        if (fitting.Length > 0) return fitting;
        throw new ArgumentException(
            onKey == true ? $"{action} is about no key: leave the key out." : $"{action} is about a key: say which.", nameof(action));
    }

    /// <summary>Checks that an action is asked about with a key, or without.</summary>
    /// <exception cref="ArgumentException">It is the other way round, or the grant decides and not the key.</exception>
    public static void CheckKey(string action, string? key)
    {
        if (action == Retiring)
            throw new ArgumentException("Who may retire a grant is for each grant to say, not for the key: call RetireGrant with DryRun.", nameof(action));
        if (key is not null && IsKeyless(action)) throw new ArgumentException($"{action} is about no key: leave the key out.", nameof(key));
        if (key is null && !IsKeyless(action)) throw new ArgumentException($"{action} is about a key: say which.", nameof(key));
    }

    private static ArgumentException Unknown(string action)
    {
        if (action is "kms:ReEncrypt" or "ReEncrypt")
            return new($"KMS has no action kms:ReEncrypt: write kms:ReEncryptFrom or kms:ReEncryptTo, or kms:ReEncrypt* for both.", nameof(action));
        var name = action.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? action : Prefix + action;
        return new($"'{ShortText.Value(action)}' is no action of KMS{NearestName.Question(name, All)}", nameof(action));
    }
}
