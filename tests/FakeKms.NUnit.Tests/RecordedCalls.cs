using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Assertions.Tests;

/// <summary>A trail with known calls in it.</summary>
internal static class RecordedCalls
{
    public const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";

    public static async Task<FakeKmsServer> MakeAsync()
    {
        var kms = FakeKmsServer.Start(k => k.StartingAt(Pinned.Start).WithKey("alias/cards", key => key.WithKeyId(KeyId)));
        using var client = kms.CreateClient();
        await client.EncryptAsync(new EncryptRequest
        {
            KeyId = "alias/cards",
            Plaintext = new MemoryStream([1]),
            EncryptionContext = new() { ["tenant"] = "7" },
        });
        await client.DisableKeyAsync(KeyId);
        try
        {
            await client.EncryptAsync(new EncryptRequest { KeyId = KeyId, Plaintext = new MemoryStream([1]) });
        }
        catch (DisabledException)
        {
            // This is the failed call of the trail.
        }
        return kms;
    }
}
