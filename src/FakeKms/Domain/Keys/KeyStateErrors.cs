using Amazon.KeyManagementService;
using FakeKms.Domain.Errors;
using FakeKms.Domain.KeyStores;
using FakeKms.Model;

namespace FakeKms.Domain.Keys;

/// <summary>What a key answers in a state that an operation does not accept.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
internal static class KeyStateErrors
{
    public static KmsFailure For(KmsKey key, KeyState state)
    {
        if (state == KeyState.Disabled) return KmsErrors.Disabled(key.Arn);
        if (state == KeyState.PendingImport) return KmsErrors.PendingImport(key.Arn);
        if (state == KeyState.Unavailable && key.KeyStore?.Proxy is not null) return KmsErrors.InvalidState(XksTexts.NotConnected);
        return KmsErrors.InvalidState($"{key.Arn} is {Words(state)}.");
    }

    private static string Words(KeyState state) =>
        state == KeyState.PendingDeletion ? "pending deletion"
        : state == KeyState.PendingReplicaDeletion ? "pending replica deletion"
        : state.Value.ToLowerInvariant();
}
