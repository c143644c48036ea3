namespace FakeKms.Crypto.Recipients;

/// <summary>What a document attests: an enclave, or an instance with a NitroTPM. They name their registers differently.</summary>
internal enum AttestationPlatform
{
    NitroEnclave,
    NitroTpm,
}
