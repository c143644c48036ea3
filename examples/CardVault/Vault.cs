using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace CardVault;

/// <summary>
/// Keeps card numbers under envelope encryption: each has a data key of its own, which only KMS can decrypt, and only for the same customer.
/// </summary>
/// <param name="kms">The client; a test hands in one that reaches the fake.</param>
/// <param name="keyId">The KMS key: an id, ARN or alias.</param>
/// <param name="table">Where the sealed cards are kept, by customer.</param>
public sealed class Vault(IAmazonKeyManagementService kms, string keyId, IDictionary<string, SealedCard> table)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Seals a card number and keeps it.</summary>
    /// <param name="customer">Whose card it is.</param>
    /// <param name="number">The card number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task StoreAsync(string customer, string number, CancellationToken cancellationToken = default)
    {
        var dataKey = await kms.GenerateDataKeyAsync(
            new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256, EncryptionContext = ContextOf(customer) },
            cancellationToken);
        table[customer] = Seal(dataKey, number);
    }

    /// <summary>Opens the card number of a customer.</summary>
    /// <param name="customer">Whose card it is.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KeyNotFoundException">The customer has no card.</exception>
    /// <exception cref="KMSInvalidStateException">The key cannot decrypt now: its material was withdrawn, or it is scheduled for deletion.</exception>
    /// <exception cref="InvalidCiphertextException">The sealed card belongs to another customer, or it was changed.</exception>
    public async Task<string> ReadAsync(string customer, CancellationToken cancellationToken = default)
    {
        var card = table[customer];
        var dataKey = await kms.DecryptAsync(
            new DecryptRequest { KeyId = keyId, CiphertextBlob = new MemoryStream(card.EncryptedDataKey), EncryptionContext = ContextOf(customer) },
            cancellationToken);
        return Open(dataKey.Plaintext.ToArray(), card);
    }

    private static Dictionary<string, string> ContextOf(string customer) => new() { ["customer"] = customer };

    private static SealedCard Seal(GenerateDataKeyResponse dataKey, string number)
    {
        var plaintext = Encoding.UTF8.GetBytes(number);
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var card = new SealedCard(dataKey.CiphertextBlob.ToArray(), nonce, new byte[plaintext.Length], new byte[TagBytes]);
        var key = dataKey.Plaintext.ToArray();
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plaintext, card.Ciphertext, card.Tag);
        CryptographicOperations.ZeroMemory(key);
        return card;
    }

    private static string Open(byte[] key, SealedCard card)
    {
        var plaintext = new byte[card.Ciphertext.Length];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(card.Nonce, card.Ciphertext, card.Tag, plaintext);
        CryptographicOperations.ZeroMemory(key);
        return Encoding.UTF8.GetString(plaintext);
    }
}
