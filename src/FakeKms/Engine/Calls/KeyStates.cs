using Amazon.KeyManagementService;

namespace FakeKms.Engine.Calls;

/// <summary>The sets of key states that operations accept.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
internal static class KeyStates
{
    public static IReadOnlyList<KeyState> Any { get; } =
    [
        KeyState.Enabled, KeyState.Disabled, KeyState.PendingDeletion, KeyState.PendingReplicaDeletion,
        KeyState.PendingImport, KeyState.Unavailable, KeyState.Creating, KeyState.Updating,
    ];

    /// <summary>Cryptographic operations.</summary>
    public static IReadOnlyList<KeyState> Usable { get; } = [KeyState.Enabled, KeyState.Updating];

    public static IReadOnlyList<KeyState> EnabledOrDisabled { get; } = [KeyState.Enabled, KeyState.Disabled, KeyState.Unavailable];

    public static IReadOnlyList<KeyState> NotPendingDeletion { get; } =
        [KeyState.Enabled, KeyState.Disabled, KeyState.PendingImport, KeyState.Unavailable, KeyState.Creating, KeyState.Updating];

    public static IReadOnlyList<KeyState> Importing { get; } = [KeyState.PendingImport, KeyState.Enabled, KeyState.Disabled];
}
