using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Ciphers;

/// <summary>The key that a ciphertext is to be decrypted with.</summary>
internal static class CiphertextKey
{
    /// <summary>The key of a ciphertext. A key that the caller names must be that one, before its usage or state matter.</summary>
    /// <param name="call">The call; the named key is in its record from then on, even when it is the wrong one.</param>
    /// <param name="blob">The ciphertext; not looked at, and possibly null, when it is ignored.</param>
    /// <param name="keyId">What the request names; null for nothing.</param>
    /// <param name="action">What the caller needs to be allowed to do.</param>
    /// <param name="isIgnored">Whether a dry run asks about the permission alone.</param>
    public static KmsKey Of(Call call, MemoryStream? blob, string? keyId, string action, bool isIgnored)
    {
        var named = keyId is null ? null : KeyResolver.Resolve(call, keyId, KeyForms.IdArnOrAlias, action);
        if (named is not null) call.Touch(named);
        return isIgnored ? named! : Of(call, blob!.ToArray(), named, action);
    }

    private static KmsKey Of(Call call, byte[] blob, KmsKey? named, string action)
    {
        var materialId = CiphertextBlob.MaterialIdOf(blob);
        if (materialId is null) return named is not null && KeySpecs.IsAsymmetric(named.KeySpec) ? named : throw KmsErrors.InvalidCiphertext();
        var key = call.State.Consistency.Known(call.State.Directory.FindByMaterial(call.Origin.Region, materialId), call.Now);
        if (named is not null) return key == named ? named : throw KmsErrors.IncorrectKey();
        return call.KeyOfCiphertext = key ?? throw KmsErrors.CiphertextOfUnknownKey(PrincipalArn.Of(call.Caller, call.Home), action, keyArn: null);
    }
}
