using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>A key of the case's own with grants to the account, a principal that exists everywhere.</summary>
public abstract class GrantFixture(string lane) : ConformanceFixture(lane)
{
    protected string KeyId { get; private set; } = "";

    protected string KeyArn { get; private set; } = "";

    protected string Account => Principals.RootOf(KeyArn);

    [SetUp]
    public async Task A_key() =>
        (KeyId, KeyArn) = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata is { } key ? (key.KeyId, key.Arn) : ("", "");

    protected async Task<CreateGrantResponse> GrantAsync(Action<CreateGrantRequest>? change = null)
    {
        var request = new CreateGrantRequest { KeyId = KeyId, GranteePrincipal = Account, Operations = ["Encrypt", "Decrypt"] };
        change?.Invoke(request);
        return await Client.CreateGrantAsync(request);
    }

    protected async Task<List<GrantListEntry>> GrantsAsync() => (await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = KeyId })).Grants ?? [];
}
