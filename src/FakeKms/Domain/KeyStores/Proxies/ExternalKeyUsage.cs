namespace FakeKms;

/// <summary>What an external key can be used for.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/create-xks-keys.html#xks-key-requirements"/></remarks>
public enum ExternalKeyUsage
{
    /// <summary>To encrypt and to decrypt, as KMS asks of an external key.</summary>
    EncryptAndDecrypt,

    /// <summary>To encrypt alone. KMS makes no KMS key of it.</summary>
    EncryptOnly,

    /// <summary>To decrypt alone. KMS makes no KMS key of it.</summary>
    DecryptOnly,

    /// <summary>For neither.</summary>
    None,
}
