using System.Text.RegularExpressions;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Operations.Keys;

namespace FakeKms.Operations;

/// <summary>Finds the key that a request names: key id, key ARN, alias name or alias ARN.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/find-cmk-id-arn.html"/></remarks>
internal static partial class KeyResolver
{
    public static KmsKey Resolve(Call call, string text, KeyForms forms, string action)
    {
        if (text.StartsWith("arn:", StringComparison.Ordinal)) return ResolveArn(call, text, forms, action);
        if (text.StartsWith("alias/", StringComparison.Ordinal)) return ResolveAlias(call, text, forms);
        if (!KeyIdForm().IsMatch(text)) throw KmsErrors.InvalidKeyId(text);
        return call.Table.FindKey(text) ?? throw KmsErrors.KeyNotFound(call.Home.Arn("key/" + text));
    }

    private static KmsKey ResolveArn(Call call, string arn, KeyForms forms, string action)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6 || parts[2] != "kms") throw forms.MalformedArn(arn);
        var (region, account, resource) = (parts[3], parts[4], parts[5]);
        var isAlias = resource.StartsWith("alias/", StringComparison.Ordinal);
        if (isAlias) forms.CheckAlias();
        if (region != call.Origin.Region || parts[1] != call.Home.Partition) throw KmsErrors.ForeignRegion(region);
        if (account != call.Home.AccountId) return ResolveForeign(call, arn, call.Home with { AccountId = account }, resource, action);
        if (isAlias) return ResolveAlias(call, resource, forms);
        var id = resource.StartsWith("key/", StringComparison.Ordinal) ? resource["key/".Length..] : resource;
        if (id.Length == resource.Length || !KeyIdForm().IsMatch(id)) throw KmsErrors.InvalidKeyIdInArn(id);
        return call.Table.FindKey(id) ?? throw KmsErrors.KeyNotFound(arn);
    }

    // A key of another account that the caller may not use is refused whether it exists or not.
    private static KmsKey ResolveForeign(Call call, string arn, AccountRegion home, string resource, string action)
    {
        var table = call.State.Directory.Table(home);
        var key = resource.StartsWith("key/", StringComparison.Ordinal) ? table.FindKey(resource["key/".Length..]) : table.FindAlias(resource)?.Target;
        return key is not null && CrossAccountAccess.Allows(call, key, action) ? key : throw call.NotAuthorized(action, arn);
    }

    private static KmsKey ResolveAlias(Call call, string name, KeyForms forms)
    {
        forms.CheckAlias();
        if (call.Caller.InvokedBy is not null) AwsManagedKeys.EnsureFor(call, name);
        return call.Table.FindAlias(name)?.Target ?? throw KmsErrors.AliasNotFound(call.Home.Arn(name));
    }

    // Hexadecimal digits of either case have the form of a key id; ids are compared with case, so upper case is never found.
    [GeneratedRegex(@"\A([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|mrk-[0-9a-fA-F]{32})\z")]
    private static partial Regex KeyIdForm();
}
