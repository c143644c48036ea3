using System.Diagnostics;
using FakeKms.Engine.Authorization;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.State;
using FakeKms.Model;
using FakeKms.Operations;
using FakeKms.Questions;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    private static readonly Lazy<ActionConditions> Conditions = new(() => new ActionConditions(OperationCatalog.All));

    /// <summary>Answers a question about permissions, without a call and whatever the mode is. For the adapters of test frameworks.</summary>
    /// <param name="criteria">The question.</param>
    /// <exception cref="ArgumentException">There is no such action, key or condition key, or the action asks for a key and there is none.</exception>
    /// <exception cref="InvalidOperationException">The question names no action.</exception>
    public KmsPermissionReport Judge(KmsPermissionCriteria criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        return criteria.Judge(Alive(new Decider(this)));
    }

    /// <summary>
    /// Fails unless policies and grants allow a permission: <c>kms.ShouldAllow(vault, "kms:Decrypt", on: "alias/cards")</c>. For any test framework; the
    /// package FakeKms.NUnit has constraints as well.
    /// </summary>
    /// <param name="caller">Who.</param>
    /// <param name="action">What, such as <c>kms:Decrypt</c>. Of a pattern, such as <c>kms:GenerateDataKey*</c>, all actions have to be allowed.</param>
    /// <param name="on">The key: a key id, a key ARN, or the name or ARN of an alias; null for actions on no key in particular.</param>
    /// <param name="context">Condition keys and their values, such as <c>kms:EncryptionContext:tenant</c> and <c>7</c>.</param>
    /// <param name="region">The Region that is called; null for the Region of the key, or of the server.</param>
    /// <param name="byStatement">The statement that has to allow: its Sid, or its place, such as <c>statement 2</c>; null for any.</param>
    /// <returns>The decisions.</returns>
    /// <exception cref="KmsAssertionException">
    /// It is refused. The message has the policies that were looked at, the statement that decided or the nearest miss, and the text of AWS's refusal.
    /// </exception>
    /// <exception cref="ArgumentException">There is no such action, key or condition key, or the action asks for a key and there is none.</exception>
    [StackTraceHidden]
    public IReadOnlyList<KmsDecision> ShouldAllow(
        KmsCaller caller, string action, string? on = null, IReadOnlyDictionary<string, string>? context = null, string? region = null,
        string? byStatement = null) => Should(KmsPermissionCriteria.Allowing(caller), action, on, context, region, byStatement);

    /// <summary>
    /// Fails unless policies and grants refuse a permission: <c>kms.ShouldRefuse(support, "kms:Decrypt", on: "alias/cards")</c>. For any test framework.
    /// </summary>
    /// <param name="caller">Who.</param>
    /// <param name="action">What, such as <c>kms:Decrypt</c>. Of a pattern, such as <c>kms:*</c>, each action has to be refused.</param>
    /// <param name="on">The key, as for <see cref="ShouldAllow"/>.</param>
    /// <param name="context">Condition keys and their values.</param>
    /// <param name="region">The Region that is called; null for the Region of the key, or of the server.</param>
    /// <param name="byStatement">The statement that has to deny: its Sid, or its place, such as <c>statement 2</c>; null for any reason.</param>
    /// <returns>The decisions.</returns>
    /// <exception cref="KmsAssertionException">It is allowed. The message names the statement that allows.</exception>
    /// <exception cref="ArgumentException">There is no such action, key or condition key, or the action asks for a key and there is none.</exception>
    [StackTraceHidden]
    public IReadOnlyList<KmsDecision> ShouldRefuse(
        KmsCaller caller, string action, string? on = null, IReadOnlyDictionary<string, string>? context = null, string? region = null,
        string? byStatement = null) => Should(KmsPermissionCriteria.Refusing(caller), action, on, context, region, byStatement);

    /// <summary>Who may do what with which key, as a table to look at, to keep with a pull request, and to compare with another one.</summary>
    /// <param name="callers">Who.</param>
    /// <param name="actions">
    /// What, such as <c>kms:Decrypt</c>, also by patterns, such as <c>kms:GenerateDataKey*</c>. Those on no key have a column of their own.
    /// </param>
    /// <param name="keys">The keys, each by its key id, its key ARN, or the name or ARN of an alias; null for none.</param>
    /// <param name="context">Condition keys and their values. Actions that cannot have one do without it.</param>
    /// <param name="region">The Region that is called; null for the Region of the key, or of the server.</param>
    /// <exception cref="ArgumentException">
    /// There is no such action, key or condition key, or there are no callers or no actions, or one is named twice; or actions ask for keys and there are none.
    /// </exception>
    public KmsPermissionMatrix PermissionMatrix(
        IEnumerable<KmsCaller> callers, IEnumerable<string> actions, IEnumerable<string>? keys = null, IReadOnlyDictionary<string, string>? context = null,
        string? region = null)
    {
        ArgumentNullException.ThrowIfNull(callers);
        ArgumentNullException.ThrowIfNull(actions);
        return MatrixMaking.Of(Alive(new Decider(this)), [.. callers], [.. actions], [.. keys ?? []], Circumstances.Of(context, region));
    }

    [StackTraceHidden]
    private IReadOnlyList<KmsDecision> Should(
        KmsPermissionCriteria criteria, string action, string? on, IReadOnlyDictionary<string, string>? context, string? region, string? byStatement)
    {
        criteria.To(action);
        if (on is not null) criteria.On(on);
        foreach (var (name, values) in GivenContext.Each(context)) criteria.WithContext(name, values[0]);
        if (region is not null) criteria.InRegion(region);
        if (byStatement is not null) criteria.ByStatement(byStatement);
        var report = Judge(criteria);
        if (report.Holds) return report.Decisions;
        throw new KmsAssertionException($"Expected that {criteria.Description}.{Environment.NewLine}It is {report.Explanation}");
    }

    private Func<KmsCaller, bool, string[], (bool Holds, string Explanation)> JudgeOf(string keyArn) => (caller, isAllowed, actions) =>
    {
        var criteria = isAllowed ? KmsPermissionCriteria.Allowing(caller) : KmsPermissionCriteria.Refusing(caller);
        var report = Judge(criteria.To(actions).On(keyArn));
        return (report.Holds, report.Explanation);
    };

    private sealed class Decider(FakeKmsServer kms) : IDecider
    {
        public string AccountId => kms.AccountId;

        public void Check(Circumstances circumstances, IReadOnlyList<string> actions) => GivenContext.Check(circumstances.Given, actions, Conditions.Value);

        public KmsDecision Decide(KmsCaller caller, string action, string? key, Circumstances circumstances) =>
            kms.Decide(caller, action, key, GivenContext.For(action, circumstances.Given, Conditions.Value), circumstances.Region);

        public (string Name, string Arn) NameOf(string key, Circumstances circumstances) => kms.pipeline.Inside<(string, string)?>(state =>
        {
            if (KeyLookup.Find(state, key, circumstances.Region) is not { } found) return null;
            var aliases = state.Directory.Table(found.Home).AliasNamesOf(found);
            var named = ArnParts.Parse(key)?.Resource ?? key;
            var name = aliases.Contains(named) ? named : aliases.FirstOrDefault() ?? found.KeyId;
            var region = found.Home.Region == kms.Region ? "" : $" in {found.Home.Region}";
            return (name + region + (found.Home.AccountId == AccountId ? "" : $" of {found.Home.AccountId}"), found.Arn);
        }) ?? throw kms.UnknownKey(key, circumstances.Region);
    }
}
