using System.Globalization;

namespace FakeKms;

public sealed partial class KmsKeyCriteria
{
    /// <summary>
    /// A key whose policy and grants, with the policies of the caller, allow what is asked for, as <c>kms.Can</c> decides it: whatever the mode of
    /// authorization, and as the server is when the criteria are applied.
    /// </summary>
    /// <param name="caller">Who.</param>
    /// <param name="actions">What, such as <c>kms:Decrypt</c>, or a pattern, such as <c>kms:GenerateDataKey*</c>; all of it.</param>
    /// <exception cref="ArgumentException">No action is named.</exception>
    public static KmsKeyCriteria Allowing(KmsCaller caller, params string[] actions) => Permitting(caller, isAllowed: true, actions);

    /// <summary>A key whose policy and grants, with the policies of the caller, refuse what is asked for.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="actions">What, such as <c>kms:Decrypt</c>, or a pattern, such as <c>kms:GenerateDataKey*</c>; all of it.</param>
    /// <exception cref="ArgumentException">No action is named.</exception>
    public static KmsKeyCriteria Refusing(KmsCaller caller, params string[] actions) => Permitting(caller, isAllowed: false, actions);

    /// <summary>A key with a number of grants.</summary>
    /// <param name="count">The number; zero or more.</param>
    public static KmsKeyCriteria WithGrants(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Text(count), key => new(key.Grants.Count == count, Text(key.Grants.Count)));

        static string Text(int count) => string.Create(CultureInfo.InvariantCulture, $"with {(count == 0 ? "no" : count)} grant{(count == 1 ? "" : "s")}");
    }

    private static KmsKeyCriteria Permitting(KmsCaller caller, bool isAllowed, string[] actions)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(actions);
        if (actions.Length == 0) throw new ArgumentException("Name the actions, such as kms:Decrypt; without any it would always hold.", nameof(actions));
        foreach (var action in actions) ArgumentException.ThrowIfNullOrWhiteSpace(action, nameof(actions));
        string[] named = [.. actions];
        var who = $"{caller.Type} {caller.Name}{(caller.SessionName is null ? "" : $"/{caller.SessionName}")}".TrimEnd();
        return new($"that {(isAllowed ? "allows" : "refuses")} {who} {string.Join(isAllowed ? " and " : " or ", named)}", key =>
        {
            var (holds, explanation) = key.Judge(caller, isAllowed, named);
            return new(holds, explanation);
        });
    }
}
