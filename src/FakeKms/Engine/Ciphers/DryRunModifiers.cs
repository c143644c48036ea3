using Amazon.KeyManagementService;
using FakeKms.Domain.Errors;

namespace FakeKms.Engine.Ciphers;

/// <summary>IGNORE_CIPHERTEXT: a dry run that asks about the permission alone, without a ciphertext. The key must be named then.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html"/></remarks>
internal static class DryRunModifiers
{
    /// <summary>Whether the ciphertext is left out of account: nothing but the permission is looked at then, not the key's usage or state.</summary>
    public static bool IgnoreCiphertext(List<string>? modifiers) => modifiers is { Count: > 0 };

    /// <summary>Without a modifier, a call that has no ciphertext lacks a required member. The rules are documented, the texts are not.</summary>
    public static void Check(List<string>? modifiers, bool? dryRun, MemoryStream? ciphertext, string? keyId)
    {
        if (!IgnoreCiphertext(modifiers))
        {
            if (ciphertext is null) throw KmsErrors.Validation(SymmetricCipher.MissingCiphertext);
            return;
        }
        if (dryRun != true) throw KmsErrors.Validation("DryRunModifiers can be set only if DryRun is true.");
        if (keyId is null) throw KmsErrors.Validation($"A key id must be set if DryRunModifiers contains {DryRunModifierType.IGNORE_CIPHERTEXT}.");
    }
}
