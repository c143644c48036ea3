using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Keys;
using FakeKms.Model;

namespace FakeKms.Engine.Calls;

/// <summary>Finds the key that a request names: key id, key ARN, alias name or alias ARN.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/find-cmk-id-arn.html"/></remarks>
internal static class KeyResolver
{
    public static KmsKey Resolve(Call call, string text, KeyForms forms, string action)
    {
        if (ArnParts.Begins(text)) return ResolveArn(call, text, forms, action);
        if (text.StartsWith("alias/", StringComparison.Ordinal)) return ResolveAlias(call, text, forms);
        if (!IdForms.LooksLikeKeyId(text)) throw KmsErrors.InvalidKeyId(text);
        return Known(call, call.Table.FindKey(text)) ?? throw KmsErrors.KeyNotFound(call.Home.Arn("key/" + text));
    }

    private static KmsKey ResolveArn(Call call, string text, KeyForms forms, string action)
    {
        if (ArnParts.Parse(text) is not { Service: "kms" } arn) throw forms.MalformedArn(text);
        var isAlias = arn.Resource.StartsWith("alias/", StringComparison.Ordinal);
        if (isAlias) forms.CheckAlias();
        if (arn.Region != call.Origin.Region || arn.Partition != call.Home.Partition) throw KmsErrors.ForeignRegion(arn.Region);
        if (arn.AccountId != call.Home.AccountId) return ResolveForeign(call, arn, action);
        if (isAlias) return ResolveAlias(call, arn.Resource, forms);
        if (arn.KeyId is not { } id || !IdForms.LooksLikeKeyId(id)) throw KmsErrors.InvalidKeyIdInArn(arn.KeyId ?? arn.Resource);
        return Known(call, call.Table.FindKey(id)) ?? throw KmsErrors.KeyNotFound(text);
    }

    // A key of another account that does not exist is refused like one that the caller may not use.
    private static KmsKey ResolveForeign(Call call, ArnParts arn, string action)
    {
        var table = call.State.Directory.Table(call.Home with { AccountId = arn.AccountId });
        var key = arn.KeyId is { } id ? Known(call, table.FindKey(id)) : call.State.Consistency.TargetOf(table, arn.Resource, call.Now);
        return key ?? throw KmsErrors.KeyOfAnotherAccount(PrincipalArn.Of(call.Caller, call.Home), action, arn.ToString());
    }

    private static KmsKey ResolveAlias(Call call, string name, KeyForms forms)
    {
        forms.CheckAlias();
        if (call.Caller.InvokedBy is not null) AwsManagedKeys.EnsureFor(call.State, call.Table, call.Now, name);
        return call.State.Consistency.TargetOf(call.Table, name, call.Now) ?? throw KmsErrors.AliasNotFound(call.Home.Arn(name));
    }

    private static KmsKey? Known(Call call, KmsKey? key) => call.State.Consistency.Known(key, call.Now);
}
