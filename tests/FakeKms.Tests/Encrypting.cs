using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests;

/// <summary>What a user does to encrypt texts and read them again.</summary>
internal static class Encrypting
{
    public static async Task<string> CreateSymmetricKeyAsync(this IAmazonKeyManagementService client) =>
        (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;

    public static async Task<MemoryStream> EncryptTextAsync(
        this IAmazonKeyManagementService client, string keyId, string text, Dictionary<string, string>? context = null) =>
        (await client.EncryptAsync(new EncryptRequest
        {
            KeyId = keyId,
            Plaintext = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            EncryptionContext = context,
        })).CiphertextBlob;

    public static async Task<string> DecryptTextAsync(
        this IAmazonKeyManagementService client, MemoryStream blob, string? keyId = null, Dictionary<string, string>? context = null) =>
        Encoding.UTF8.GetString((await client.DecryptAsync(new DecryptRequest
        {
            CiphertextBlob = blob,
            KeyId = keyId,
            EncryptionContext = context,
        })).Plaintext.ToArray());
}
