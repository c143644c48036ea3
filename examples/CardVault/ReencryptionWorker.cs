using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Polly;

namespace CardVault;

/// <summary>
/// Moves the data keys of all cards under another KMS key. KMS does it by ReEncrypt: neither a card nor a data key is seen. It may be stopped and run again.
/// </summary>
/// <param name="kms">The client.</param>
/// <param name="keys">From which key to which: ids, ARNs or aliases of the one, and the key id or ARN of the other.</param>
/// <param name="table">The sealed cards, by customer.</param>
/// <param name="pipeline">What to do about failures.</param>
public sealed class ReencryptionWorker(
    IAmazonKeyManagementService kms, (string From, string To) keys, IDictionary<string, SealedCard> table, ResiliencePipeline pipeline)
{
    /// <summary>
    /// The name of the worker's grant. It makes CreateGrant idempotent: if the answer is lost and the call is made again, KMS gives the grant that it made the
    /// first time. Without a name every attempt that arrives leaves one more.
    /// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html"/>
    /// </summary>
    public string? GrantName { get; init; } = "card-vault-reencryption";

    /// <summary>Lets a principal encrypt under the new key, and moves the cards that are still under the old one.</summary>
    /// <param name="principalArn">Who runs the worker.</param>
    /// <param name="cancellationToken">Stops it between two calls.</param>
    /// <returns>How many cards were moved.</returns>
    /// <exception cref="DisabledException">One of the keys is disabled. The cards that were moved stay so.</exception>
    /// <exception cref="KMSInvalidStateException">One of the keys cannot be used. The cards that were moved stay so.</exception>
    public async Task<int> RunAsync(string principalArn, CancellationToken cancellationToken = default)
    {
        var grant = await pipeline.ExecuteAsync(async token => await kms.CreateGrantAsync(GrantFor(principalArn), token), cancellationToken);
        var moved = 0;
        foreach (var (customer, card) in table.ToArray())
        {
            if (await ReencryptAsync(customer, card, grant.GrantToken, cancellationToken) is not { } under) continue;
            table[customer] = under;
            moved++;
        }
        return moved;
    }

    private CreateGrantRequest GrantFor(string principalArn) => new()
    {
        KeyId = keys.To,
        GranteePrincipal = principalArn,
        Operations = [GrantOperation.ReEncryptTo],
        Name = GrantName,
    };

    // Null for a card that is under the new key already.
    private async Task<SealedCard?> ReencryptAsync(string customer, SealedCard card, string grantToken, CancellationToken cancellationToken)
    {
        var context = new Dictionary<string, string> { ["customer"] = customer };
        try
        {
            var answer = await pipeline.ExecuteAsync(
                async token => await kms.ReEncryptAsync(
                    new ReEncryptRequest
                    {
                        CiphertextBlob = new MemoryStream(card.EncryptedDataKey),
                        SourceKeyId = keys.From,
                        SourceEncryptionContext = context,
                        DestinationKeyId = keys.To,
                        DestinationEncryptionContext = context,
                        GrantTokens = [grantToken],
                    },
                    token),
                cancellationToken);
            return card with { EncryptedDataKey = answer.CiphertextBlob.ToArray() };
        }
        catch (IncorrectKeyException)
        {
            return null;
        }
    }
}
