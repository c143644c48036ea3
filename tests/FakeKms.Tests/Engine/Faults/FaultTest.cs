using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>Three keys, and what calls come to.</summary>
public abstract class FaultTest : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards").WithKey("alias/pins").WithKey("alias/old", key => key.Disabled());

    private protected static Task<EncryptResponse> Encrypt(IAmazonKeyManagementService client, params (string Name, string Value)[] context) =>
        client.EncryptAsync(new EncryptRequest
        {
            KeyId = "alias/cards",
            Plaintext = new([1]),
            EncryptionContext = context.ToDictionary(pair => pair.Name, pair => pair.Value),
        });

    private protected static async Task<string> Outcome(Func<Task> call)
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

    private protected async Task<List<string>> Outcomes(int calls)
    {
        List<string> outcomes = [];
        for (var i = 0; i < calls; i++) outcomes.Add(await Outcome(() => Encrypt(Client)));
        return outcomes;
    }
}
