using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.LeastPrivilege;

/// <summary>Two keys with known ids, and callers that use them.</summary>
public abstract class RecordedLife : InMemory
{
    protected const string CardsId = "1234abcd-12ab-34cd-56ef-1234567890ab";
    protected const string ArchiveId = "0987dcba-09fe-87dc-65ba-ab0987654321";
    protected const string Cards = "arn:aws:kms:us-east-1:111122223333:key/" + CardsId;
    protected const string Archive = "arn:aws:kms:us-east-1:111122223333:key/" + ArchiveId;
    protected const string Vault = "arn:aws:iam::111122223333:role/Vault";
    protected const string Alice = "arn:aws:iam::111122223333:user/Alice";

    private readonly List<IAmazonKeyManagementService> clients = [];

    protected static KmsCaller VaultSession { get; } = KmsCaller.AssumedRole("Vault", "deploy");

    [TearDown]
    public void The_callers_leave() => clients.ForEach(client => client.Dispose());

    protected IAmazonKeyManagementService As(KmsCaller caller)
    {
        clients.Add(Kms.CreateClient(caller));
        return clients[^1];
    }

    protected IAmazonKeyManagementService In(string region)
    {
        clients.Add(Kms.CreateClient(config => config.AuthenticationRegion = region));
        return clients[^1];
    }

    protected Task PutPolicyAsync(string policy) => Client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = CardsId, Policy = policy });

    protected static GenerateDataKeyRequest DataKey(string key, Dictionary<string, string>? context = null) =>
        new() { KeyId = key, KeySpec = DataKeySpec.AES_256, EncryptionContext = context };

    protected static void IsDocument(KmsPolicyDocument policy, string json) =>
        Assert.That(policy.ToJson(indented: true).ReplaceLineEndings("\n"), Is.EqualTo(json.ReplaceLineEndings("\n")));

    protected override void Configure(FakeKmsBuilder builder) => builder
        .WithKey("alias/cards", key => key.WithKeyId(CardsId))
        .WithKey("alias/archive", key => key.WithKeyId(ArchiveId));
}
