using FakeKms.Engine.Authorization;
using FakeKms.Engine.Permissions;
using FakeKms.Questions;

namespace FakeKms;

/// <summary>
/// What a test asks of policies and grants: that a caller may do something, or may not. The assertions of test frameworks are made of it, as the constraints
/// of the package FakeKms.NUnit are; <see cref="FakeKmsServer.Judge"/> answers it. Each method adds to the question and returns the same object.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/></remarks>
public sealed class KmsPermissionCriteria
{
    private readonly KmsCaller caller;
    private readonly bool isToBeAllowed;
    private readonly List<string> actions = [];
    private readonly List<string> keys = [];
    private Circumstances circumstances = new();
    private KmsPolicyType? type;
    private string? statement;

    private KmsPermissionCriteria(KmsCaller caller, bool isToBeAllowed)
    {
        ArgumentNullException.ThrowIfNull(caller);
        (this.caller, this.isToBeAllowed) = (caller, isToBeAllowed);
    }

    /// <summary>Whether it asks for a certain policy type or statement to have decided.</summary>
    public bool NamesDecider => type is not null || statement is not null;

    /// <summary>The question in words, such as <c>user Alice may kms:Decrypt on alias/cards</c>.</summary>
    public string Description
    {
        get
        {
            var word = isToBeAllowed ? " and " : " or ";
            var what = actions.Count == 0 ? "…" : string.Join(word, actions);
            var where = keys.Count == 0 ? "" : $" on {string.Join(word, keys)}";
            return $"{CallerTitle.Of(caller)} {(isToBeAllowed ? "may" : "may not")} {what}{where}{circumstances}{DeciderText}";
        }
    }

    /// <summary>Asks that all actions are allowed, on all keys.</summary>
    /// <param name="caller">Who.</param>
    public static KmsPermissionCriteria Allowing(KmsCaller caller) => new(caller, isToBeAllowed: true);

    /// <summary>Asks that each action is refused, on each key.</summary>
    /// <param name="caller">Who.</param>
    public static KmsPermissionCriteria Refusing(KmsCaller caller) => new(caller, isToBeAllowed: false);

    /// <summary>Adds actions.</summary>
    /// <param name="actions">
    /// Such as <c>kms:Decrypt</c>. A pattern, such as <c>kms:GenerateDataKey*</c>, stands for all actions on keys that it matches or, without a key, for
    /// those on none.
    /// </param>
    public KmsPermissionCriteria To(params string[] actions)
    {
        AddTo(this.actions, actions, nameof(actions));
        return this;
    }

    /// <summary>Adds keys.</summary>
    /// <param name="keys">Each a key id, a key ARN, or the name or ARN of an alias.</param>
    public KmsPermissionCriteria On(params string[] keys)
    {
        AddTo(this.keys, keys, nameof(keys));
        return this;
    }

    /// <summary>Adds a condition key of the calls.</summary>
    /// <param name="key">Its name, such as <c>kms:ViaService</c>. Actions that cannot have it do without.</param>
    /// <param name="value">Its value.</param>
    /// <param name="more">Further values, of a condition key that can have several, such as <c>kms:GrantOperations</c>.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
    public KmsPermissionCriteria WithContext(string key, string value, params string[] more)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(more);
        foreach (var further in more) ArgumentNullException.ThrowIfNull(further, nameof(more));
        circumstances = circumstances.With(key, [value, .. more]);
        return this;
    }

    /// <summary>Adds pairs of the encryption context: <c>kms:EncryptionContext:…</c>, and with them <c>kms:EncryptionContextKeys</c>.</summary>
    /// <param name="pairs">The pairs.</param>
    public KmsPermissionCriteria WithEncryptionContext(params (string Key, string Value)[] pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Length == 0) throw new ArgumentException("An encryption context has pairs: WithEncryptionContext((\"tenant\", \"7\")).", nameof(pairs));
        foreach (var (key, value) in pairs)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(key, nameof(pairs));
            ArgumentNullException.ThrowIfNull(value, nameof(pairs));
            circumstances = circumstances.With(ConditionNames.EncryptionContext + key, [value]);
        }
        return this;
    }

    /// <summary>Asks about calls in a Region. The default is the Region of the key or, without a key, that of the server.</summary>
    /// <param name="region">For example <c>eu-west-1</c>.</param>
    public KmsPermissionCriteria InRegion(string region)
    {
        circumstances = circumstances.In(region);
        return this;
    }

    /// <summary>Asks for what decides: what allows, denies, or would have had to allow.</summary>
    /// <param name="policyType">What decides.</param>
    /// <exception cref="ArgumentException">It never decides in that way.</exception>
    public KmsPermissionCriteria By(KmsPolicyType policyType)
    {
        if (!Enum.IsDefined(policyType)) throw new ArgumentOutOfRangeException(nameof(policyType), policyType, "There is no such policy type.");
        if (!isToBeAllowed && policyType == KmsPolicyType.Grant)
            throw new ArgumentException("A grant allows and never refuses; without one, policies refuse.", nameof(policyType));
        if (isToBeAllowed && policyType is not (KmsPolicyType.KeyPolicy or KmsPolicyType.IdentityPolicy or KmsPolicyType.Grant))
        {
            throw new ArgumentException(
                $"What allows is a KeyPolicy, an IdentityPolicy or a Grant; a {policyType} limits what they allow, and decides when it refuses.",
                nameof(policyType));
        }
        type = policyType;
        return this;
    }

    /// <summary>Asks for the statement that allows or denies.</summary>
    /// <param name="statement">Its Sid; of a statement without one its place, such as <c>statement 2</c>.</param>
    public KmsPermissionCriteria ByStatement(string statement)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        this.statement = statement;
        return this;
    }

    internal KmsPermissionReport Judge(IDecider decider)
    {
        if (actions.Count == 0)
        {
            throw new InvalidOperationException(
                $"{Description}: what is asked about is missing. Write which action, and on which key: .To(\"kms:Decrypt\").On(\"alias/cards\").");
        }
        string[] known = [.. actions.SelectMany(action => KmsActions.Matched(action, keys.Count > 0)).Distinct()];
        foreach (var action in known) KmsActions.CheckKey(action, keys.FirstOrDefault());
        decider.Check(circumstances, known);
        string?[] asked = keys.Count == 0 ? [null] : [.. keys.Distinct()];
        JudgedPermission[] judged =
        [
            .. from key in asked
               from action in known
               let decision = decider.Decide(caller, action, key, circumstances)
               select new JudgedPermission(key is null ? action : $"{action} on {key}", decision, IsMet(decision)),
        ];
        return new KmsPermissionReport(judged, DeciderText);
    }

    private string DeciderText =>
        (type is { } decider ? $" by {KmsDecision.TextOf(decider)}" : "") + (statement is null ? "" : $" by statement {statement}");

    private bool IsMet(KmsDecision decision) =>
        decision.IsAllowed == isToBeAllowed
        && (type is null || decision.PolicyType == type)
        && (statement is null || decision.Statement == statement);

    private static void AddTo(List<string> list, string[] texts, string parameter)
    {
        ArgumentNullException.ThrowIfNull(texts, parameter);
        if (texts.Length == 0) throw new ArgumentException($"There are no {parameter}: name one at least.", parameter);
        foreach (var text in texts) ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        list.AddRange(texts);
    }
}
