using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Model;

namespace FakeKms.Engine.Ciphers;

/// <summary>The key that a ciphertext is to be decrypted with.</summary>
internal static class CiphertextKey
{
    /// <summary>The key that the request names or, if it names none, that of the ciphertext.</summary>
    /// <param name="call">The call; the named key is in its record from then on, even when it is the wrong one.</param>
    /// <param name="blob">The ciphertext; not looked at, and possibly null, when a key is named.</param>
    /// <param name="keyId">What the request names; null for nothing.</param>
    /// <param name="action">What the caller needs to be allowed to do.</param>
    public static KmsKey Of(Call call, MemoryStream? blob, string? keyId, string action)
    {
        if (keyId is not null) return KeyResolver.Resolve(call, keyId, KeyForms.IdArnOrAlias, action);
        var materialId = MaterialIdOf(call, blob!) ?? throw KmsErrors.InvalidCiphertext();
        return call.KeyOfCiphertext = KeyOf(call, materialId)
            ?? throw KmsErrors.CiphertextOfUnknownKey(PrincipalArn.Of(call.Caller, call.Home), action, keyArn: null);
    }

    /// <summary>
    /// Checks a key that the caller names against the ciphertext, whatever its usage and state are. Whoever may not use the key does not hear of it.
    /// </summary>
    /// <exception cref="Model.KmsFailure">It is another key's, or no ciphertext of KMS.</exception>
    public static void Check(Call call, MemoryStream blob, KmsKey key)
    {
        if (call.KeyOfCiphertext is not null) return;
        if (MaterialIdOf(call, blob) is not { } materialId)
        {
            if (!KeySpecs.IsAsymmetric(key.KeySpec)) throw KmsErrors.InvalidCiphertext();
        }
        else if (KeyOf(call, materialId) != key)
        {
            throw KmsErrors.IncorrectKey();
        }
    }

    // What the blob was found to be is what is decrypted later.
    private static string? MaterialIdOf(Call call, MemoryStream blob)
    {
        var bytes = BlobBytes.Of(blob);
        call.Ciphertext = CiphertextBlob.Read(bytes);
        return call.Ciphertext?.MaterialId ?? ProxyBlob.Parse(bytes)?.MaterialId;
    }

    private static KmsKey? KeyOf(Call call, string materialId) =>
        call.State.Consistency.Known(call.State.Directory.FindByMaterial(call.Origin.Region, materialId), call.Now);
}
