using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace CustomerVault;

/// <summary>
/// Keeps customers under envelope encryption: each has a data key of its own, which only KMS can decrypt, and only for the same customer.
/// </summary>
/// <param name="kms">The client.</param>
/// <param name="options">Which KMS keys to use.</param>
public sealed class Vault(IAmazonKeyManagementService kms, VaultOptions options)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // A table of a database in real life.
    private readonly ConcurrentDictionary<string, SealedCustomer> table = new();

    /// <summary>Seals the data of a customer and keeps it.</summary>
    /// <param name="id">Whose data it is.</param>
    /// <param name="data">The data.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task StoreAsync(string id, CustomerData data, CancellationToken cancellationToken)
    {
        var dataKey = await kms.GenerateDataKeyAsync(
            new GenerateDataKeyRequest { KeyId = options.Key, KeySpec = DataKeySpec.AES_256, EncryptionContext = ContextOf(id) }, cancellationToken);
        table[id] = Seal(dataKey, JsonSerializer.SerializeToUtf8Bytes(data));
    }

    /// <summary>Opens the data of a customer; null when there is none.</summary>
    /// <param name="id">Whose data it is.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<CustomerData?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (!table.TryGetValue(id, out var customer)) return null;
        var dataKey = await kms.DecryptAsync(
            new DecryptRequest { CiphertextBlob = new MemoryStream(customer.EncryptedDataKey), EncryptionContext = ContextOf(id) }, cancellationToken);
        return JsonSerializer.Deserialize<CustomerData>(Open(dataKey.Plaintext.ToArray(), customer));
    }

    /// <summary>Puts the data key of a customer under the next KMS key. The data itself stays as it is.</summary>
    /// <param name="id">Whose data key it is.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task RewrapAsync(string id, CancellationToken cancellationToken)
    {
        if (!table.TryGetValue(id, out var customer)) return;
        var answer = await kms.ReEncryptAsync(
            new ReEncryptRequest
            {
                CiphertextBlob = new MemoryStream(customer.EncryptedDataKey),
                SourceEncryptionContext = ContextOf(id),
                DestinationKeyId = options.NextKey,
                DestinationEncryptionContext = ContextOf(id),
            },
            cancellationToken);
        table.TryUpdate(id, customer with { EncryptedDataKey = answer.CiphertextBlob.ToArray() }, customer);
    }

    private static Dictionary<string, string> ContextOf(string id) => new() { ["customer"] = id };

    private static SealedCustomer Seal(GenerateDataKeyResponse dataKey, byte[] plaintext)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var customer = new SealedCustomer(dataKey.CiphertextBlob.ToArray(), nonce, new byte[plaintext.Length], new byte[TagBytes]);
        var key = dataKey.Plaintext.ToArray();
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plaintext, customer.Ciphertext, customer.Tag);
        CryptographicOperations.ZeroMemory(key);
        return customer;
    }

    private static byte[] Open(byte[] key, SealedCustomer customer)
    {
        var plaintext = new byte[customer.Ciphertext.Length];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(customer.Nonce, customer.Ciphertext, customer.Tag, plaintext);
        CryptographicOperations.ZeroMemory(key);
        return plaintext;
    }
}
