using FakeKms.Domain.Policies.Conditions;
using FakeKms.Engine.Permissions;
using FakeKms.Model;
using FakeKms.Trail.LeastPrivilege;

namespace FakeKms.Questions;

/// <summary>The condition keys of a call as far as its record tells them.</summary>
internal sealed class RecordedContext(Permission call) : PolicyContext
{
    /// <summary>Whether the record says what the value is, or that there is none.</summary>
    public bool Tells(string key) => ConditionNames.StemOf(key).ToUpperInvariant() switch
    {
        "KMS:VIASERVICE" or "KMS:CALLERACCOUNT" or "AWS:PRINCIPALARN" or "AWS:SOURCEACCOUNT" => true,
        // Of the grant that is retired the record names the id.
        "KMS:ENCRYPTIONCONTEXT:" or "KMS:ENCRYPTIONCONTEXTKEYS" => call.Action != "kms:RetireGrant",
        _ => false,
    };

    public override ContextValue? Find(string key)
    {
        if (key.StartsWith(ConditionNames.EncryptionContext, StringComparison.OrdinalIgnoreCase))
            return Single(ConditionNames.Find(call.EncryptionContext, key[ConditionNames.EncryptionContext.Length..]));
        if (key.Equals(ConditionNames.EncryptionContextKeys, StringComparison.OrdinalIgnoreCase))
            return call.EncryptionContext.Count == 0 ? null : ContextValue.Several(call.EncryptionContext.Keys);
        return key.ToUpperInvariant() switch
        {
            "KMS:VIASERVICE" => Single(call.ViaService),
            "KMS:CALLERACCOUNT" => Single(call.Caller.IsService ? null : ArnParts.Parse(call.Caller.Name)?.AccountId),
            "AWS:PRINCIPALARN" => Single(call.Caller.IsService ? null : PrincipalArn),
            "AWS:SOURCEACCOUNT" => Single(call.SourceAccount),
            _ => null,
        };
    }

    // Of a session, its role.
    private string PrincipalArn => call.Caller.Name.Contains(":role/", StringComparison.Ordinal) ? call.Caller.Name : call.Principal ?? call.Caller.Name;

    private static ContextValue? Single(string? value) => value is null ? null : ContextValue.Of(value);
}
