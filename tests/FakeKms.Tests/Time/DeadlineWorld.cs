using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Time;

/// <summary>A server with a key, and whoever may call it: its own account here and in another Region, and another account.</summary>
internal sealed class DeadlineWorld : IDisposable
{
    public const string AwayRegion = "eu-west-1";
    public const string Guest = "arn:aws:iam::444455556666:role/Guest";

    public DeadlineWorld(Action<FakeKmsBuilder> configure)
    {
        Kms = Pinned.Server(k => configure(k.WithKey("alias/cards").WithKey("alias/other")));
        (Client, Away) = (Kms.CreateClient(), Kms.CreateClient(AwayRegion));
        Stranger = Kms.CreateClient(KmsCaller.AssumedRole("Guest", "zoe").WithAccountId("444455556666"));
        Key = Kms.Key("alias/cards").Arn;
    }

    public FakeKmsServer Kms { get; }

    public IAmazonKeyManagementService Client { get; }

    public IAmazonKeyManagementService Away { get; }

    public IAmazonKeyManagementService Stranger { get; }

    /// <summary>The key that the deadline is about: alias/cards, unless its beginning makes another one.</summary>
    public string Key { get; set; }

    /// <summary>What else the beginning found out: an id, or a thing.</summary>
    public object? Thing { get; set; }

    public static async Task<string> Outcome(Func<Task> call)
    {
        try
        {
            await call();
            return "ok";
        }
        catch (AmazonKeyManagementServiceException error)
        {
            return error.ErrorCode;
        }
    }

    public async Task<string> CreateAsync(Action<CreateKeyRequest>? change = null)
    {
        var request = new CreateKeyRequest();
        change?.Invoke(request);
        return Key = (await Client.CreateKeyAsync(request)).KeyMetadata.Arn;
    }

    public Task<string> EncryptAsync() => EncryptAsync(Client, Key);

    public static Task<string> EncryptAsync(IAmazonKeyManagementService client, string key) =>
        Outcome(() => client.EncryptAsync(new EncryptRequest { KeyId = key, Plaintext = new MemoryStream([1]) }));

    public Task<string> StateAsync() => StateAsync(Client, Key);

    public static async Task<string> StateAsync(IAmazonKeyManagementService client, string key)
    {
        var state = "";
        var outcome = await Outcome(async () => state = (await client.DescribeKeyAsync(key)).KeyMetadata.KeyState.Value);
        return outcome == "ok" ? state : outcome;
    }

    public string AwayKey => Key.Replace("us-east-1", AwayRegion, StringComparison.Ordinal);

    public void Dispose()
    {
        (Thing as IDisposable)?.Dispose();
        Stranger.Dispose();
        Away.Dispose();
        Client.Dispose();
        Kms.Dispose();
    }
}
