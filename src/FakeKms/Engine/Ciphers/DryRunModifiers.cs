using Amazon.KeyManagementService;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Ciphers;

/// <summary>IGNORE_CIPHERTEXT: a dry run that asks about the permission alone, without a ciphertext. The key must be named then.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html"/></remarks>
internal static class DryRunModifiers
{
    /// <summary>Whether the ciphertext is left out of account. Without it, a call lacks a required member when it has no ciphertext.</summary>
    public static bool IgnoreCiphertext(List<string>? modifiers, bool? dryRun, MemoryStream? ciphertext, string? keyId)
    {
        if (modifiers is not { Count: > 0 })
            return ciphertext is not null ? false : throw KmsErrors.Validation(SymmetricCipher.MissingCiphertext);
        // The rules are documented, the texts are not.
        if (dryRun != true) throw KmsErrors.Validation("DryRunModifiers can be set only if DryRun is true.");
        if (keyId is null) throw KmsErrors.Validation($"A key id must be set if DryRunModifiers contains {DryRunModifierType.IGNORE_CIPHERTEXT}.");
        return true;
    }

    /// <summary>The answer to a dry run that ignores the ciphertext: nothing but the permission is looked at, not the key's usage or state.</summary>
    public static void AnswerForPermission<TRequest>(OperationSpec<TRequest> spec, Call call, params KmsKey[] keys)
    {
        foreach (var key in keys) KeyRules.Authorise(spec, call, key);
        throw KmsErrors.DryRun();
    }
}
