using FakeKms.Domain.Keys;
using FakeKms.Engine.Authorization;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    private readonly AuthorizationBook authorizationBook;
    private readonly Authorizer authorizer;

    /// <summary>Whether key policies, IAM policies and grants decide about calls, and what they refused.</summary>
    public KmsAuthorization Authorization { get; }

    /// <summary>
    /// What policies and grants say of a permission, without a call and whatever the mode is. What they need to know of a call that is not known of it, such as
    /// its encryption context, is absent unless it is given; what AWS adds to a request that does not say it, such as a window of 30 days, is there. An alias
    /// that names the key is the alias of the request, and alias actions are asked of it too.
    /// </summary>
    /// <param name="caller">Who.</param>
    /// <param name="action">
    /// What, such as <c>kms:Decrypt</c>. ReEncrypt needs <c>kms:ReEncryptFrom</c> on one key and <c>kms:ReEncryptTo</c> on the other.
    /// </param>
    /// <param name="key">The key: a key id, a key ARN, or the name or ARN of an alias; null for actions on no key in particular.</param>
    /// <param name="context">Condition keys and their values, such as <c>kms:EncryptionContext:tenant</c> and <c>7</c>.</param>
    /// <param name="region">The Region that is called; null for the Region of the key, or of the server.</param>
    /// <exception cref="ArgumentException">There is no such action, key or condition key, or the action asks for a key and there is none.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/></remarks>
    public KmsDecision Can(
        KmsCaller caller, string action, string? key = null, IReadOnlyDictionary<string, string>? context = null, string? region = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var known = KmsActions.CheckedOne(action);
        KmsActions.CheckKey(known, key);
        var given = GivenContext.Each(context);
        GivenContext.Check(given, [known], Conditions.Value);
        return Decide(caller, known, key, GivenContext.For(known, given, Conditions.Value), region is null ? null : IdForms.CheckedRegion(region));
    }

    private KmsDecision Decide(KmsCaller caller, string action, string? key, IReadOnlyDictionary<string, IReadOnlyList<string>> given, string? region)
    {
        var who = callers.Find(SigningCredentialsOf(caller).AccessKeyId);
        return pipeline.Inside(state =>
        {
            var found = key is null ? null : KeyLookup.Find(state, key, region);
            if (key is not null && found is null) return null;
            var origin = new CallOrigin(who.AccessKeyId, region ?? found?.Home.Region ?? Region, UserAgent: "");
            var call = new Call(state, who, origin, requestId: "", settings.Time.GetUtcNow());
            if (found is not null && RefusedAlias(call, action, found, key, given) is { } refusal) return refusal;
            var assumed = AssumedRequest.Complete(given, action, found, key, Conditions.Value);
            var circumstances = CallContext.Of(call, found, assumed, found is null ? Conditions.Value.WithoutKey(action) : null);
            var check = new PermissionCheck(action, found?.Arn ?? "*", found, circumstances) { ResourceContext = circumstances.ForResourcePolicy };
            return authorizer.Ask(call, check);
        }) ?? throw UnknownKey(key!, region);
    }

    // The permission to change an alias is needed on the alias, too: on the one that names the key or, if none does, on all that it has.
    private KmsDecision? RefusedAlias(Call call, string action, KmsKey key, string? text, IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        if (!KmsActions.IsAboutAlias(action)) return null;
        var global = given.Where(value => value.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)).ToDictionary();
        var names = KeyNames.AliasIn(text) is { } named ? [named] : call.State.Directory.Table(key.Home).AliasNamesOf(key);
        return names
            .Select(name => authorizer.Ask(call, new PermissionCheck(action, key.Home.Arn(name), null, CallContext.Of(call, null, global))))
            .FirstOrDefault(decision => !decision.IsAllowed);
    }

    // A principal has one path. With another one the caller would be somebody whom nobody declared, with the permissions of an administrator.
    private void CheckDeclared(KmsCaller caller)
    {
        var who = caller.AccountId is null ? caller.WithAccountId(AccountId) : caller;
        var (misplaced, isMissing) = Alive(pipeline).Recall(state => (state.Principals.Misplaced(who), state.Principals.Lack(who)));
        if (misplaced is not null)
        {
            throw new ArgumentException(
                $"The caller is declared with another path: write \"{misplaced.Path.TrimStart('/')}{misplaced.Name}\" for " +
                $"{who.Path.TrimStart('/')}{misplaced.Name}.",
                nameof(caller));
        }
        if (settings.DeclaredPrincipalsOnly && isMissing && who.WithoutSecrets() != Caller.WithoutSecrets())
        {
            throw new ArgumentException(
                $"Nobody declared the {who.Type} {who.Name}, and the server has {nameof(FakeKmsBuilder.WithDeclaredPrincipalsOnly)}: " +
                "add it, or call as another.",
                nameof(caller));
        }
    }

    private void Put(KmsPrincipalBuilder principal) => pipeline.Inside(state =>
    {
        var before = state.Principals;
        var changed = before.With(principal.Build(AccountId));
        foreach (var (user, group) in changed.UnknownGroups())
        {
            throw new ArgumentException(
                $"The user {user.Name} is in the group {group}, which nobody declared in the account {user.AccountId}: call PutGroup(\"{group}\", …) first.");
        }
        state.Principals = changed;
        state.Consistency.PrincipalsChanged(before, settings.Time.GetUtcNow());
        return true;
    });
}
