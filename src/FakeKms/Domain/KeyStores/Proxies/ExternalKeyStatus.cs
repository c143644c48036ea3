namespace FakeKms;

/// <summary>Whether an external key can be used.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/create-xks-keys.html#xks-key-requirements"/></remarks>
public enum ExternalKeyStatus
{
    /// <summary>It can be used.</summary>
    Enabled,

    /// <summary>It is disabled in its external key manager: to encrypt and to decrypt with it fails with <c>InvalidStateException</c> of the proxy.</summary>
    Disabled,
}
