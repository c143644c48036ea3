using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Permissions;

/// <summary>A permission as it is declared, whatever the type of the requests is.</summary>
internal interface IPermission
{
    /// <summary>The action; null for that of the operation.</summary>
    string? Action { get; }

    PermissionScope Scope { get; }

    /// <summary>The condition keys of the request.</summary>
    ConditionTable Conditions { get; }
}

/// <summary>One permission that an operation needs: the action, what it is for, and the condition keys that come from the request.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html"/></remarks>
internal sealed class Permission<TRequest> : NeededPermission<TRequest>, IPermission
    where TRequest : class
{
    private readonly Func<TRequest, Call, PermissionSubject?> subject;
    private readonly Lazy<ConditionTable> conditions;

    private Permission(string? action, PermissionScope scope, Func<TRequest, Call, PermissionSubject?> subject, ConditionsOf<TRequest>? conditions)
    {
        (Action, Scope, this.subject) = (action, scope, subject);
        // Declared with the operation, put together when somebody asks.
        this.conditions = new(() => conditions is null ? ConditionTable.None : conditions(RequestConditions<TRequest>.None).Table);
    }

    public override string? Action { get; }

    public PermissionScope Scope { get; }

    public ConditionTable Conditions => conditions.Value;

    private bool NamesResource { get; init; } = true;

    /// <summary>The action of the operation, on its key.</summary>
    public static Permission<TRequest> OnKey(ConditionsOf<TRequest>? conditions = null) =>
        new(null, PermissionScope.Key, (_, call) => PermissionSubject.Of(call.Key), conditions);

    /// <summary>An action on one of several keys, if it is there.</summary>
    public static Permission<TRequest> OnKey(string action, Func<TRequest, Call, KmsKey?> key, ConditionsOf<TRequest>? conditions = null) =>
        new(action, PermissionScope.Key, (request, call) => PermissionSubject.Of(key(request, call)), conditions);

    /// <summary>The action of the operation, on an alias of the caller's account. Only identity policies can give it.</summary>
    public static Permission<TRequest> OnAlias(Func<TRequest, string> name) =>
        new(null, PermissionScope.Alias, (request, call) => new PermissionSubject(call.Home.Arn(name(request)), null, call.Home.Region), null);

    /// <summary>The action of the operation, on nothing in particular. Only identity policies can give it.</summary>
    public static Permission<TRequest> OnEverything(ConditionsOf<TRequest>? conditions = null) =>
        new(null, PermissionScope.Everything, (_, call) => PermissionSubject.Everything(call.Home.Region), conditions);

    /// <summary>The action of the operation, on the custom key stores of the account. Only identity policies can give it.</summary>
    public static Permission<TRequest> OnKeyStores() =>
        new(null, PermissionScope.KeyStores, (_, call) => PermissionSubject.Everything(call.Home.Region), null);

    /// <summary>To make a key. Only identity policies can give it.</summary>
    /// <param name="conditions">The condition keys of the request.</param>
    /// <param name="region">Where the key is to be; null for the Region of the call.</param>
    public static Permission<TRequest> ToCreateKey(ConditionsOf<TRequest> conditions, Func<TRequest, string>? region = null) => new(
        "kms:CreateKey", PermissionScope.NewKey, (request, call) => PermissionSubject.Everything(region?.Invoke(request) ?? call.Home.Region), conditions);

    /// <summary>To give a key that is to be made its tags, if there are any. Only identity policies can give it.</summary>
    /// <param name="hasTags">Whether there are any.</param>
    /// <param name="conditions">The condition keys of the request.</param>
    /// <param name="region">Where the key is to be; null for the Region of the call.</param>
    public static Permission<TRequest> ToTagNewKey(
        Func<TRequest, bool> hasTags, ConditionsOf<TRequest> conditions, Func<TRequest, string>? region = null) =>
        new(
            "kms:TagResource",
            PermissionScope.NewKey,
            (request, call) => hasTags(request) ? PermissionSubject.AnyKey(call, region?.Invoke(request) ?? call.Home.Region) : null,
            conditions)
        { NamesResource = false };

    public override PermissionCheck? CheckOf(TRequest request, Call call, string action)
    {
        if (subject(request, call) is not { } found) return null;
        var context = new CallContext(Conditions, Scope.Conditions, new Asked(call, request, found.Key, found.Region));
        return new PermissionCheck(Action ?? action, found.Resource, found.Key, context)
        {
            ResourceContext = context.ForResourcePolicy,
            NamesResource = NamesResource,
        };
    }
}

/// <summary>Says which condition keys a request has, one after the other.</summary>
internal delegate RequestConditions<TRequest> ConditionsOf<TRequest>(RequestConditions<TRequest> request)
    where TRequest : class;
