using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Grants;

/// <summary>What a user does to create grants.</summary>
internal static class Granting
{
    public const string Role = "arn:aws:iam::111122223333:role/Vault";
    public const string Retirer = "arn:aws:iam::111122223333:user/Mary";
    public const string Table = "arn:aws:dynamodb:us-east-1:111122223333:table/Cards";

    public static async Task<CreateGrantResponse> GrantAsync(this IAmazonKeyManagementService client, string keyId, Action<CreateGrantRequest>? change = null)
    {
        var request = new CreateGrantRequest { KeyId = keyId, GranteePrincipal = Role, Operations = ["Encrypt", "Decrypt"] };
        change?.Invoke(request);
        return await client.CreateGrantAsync(request);
    }

    public static Task RevokeAsync(this IAmazonKeyManagementService client, string keyId, string grantId) =>
        client.RevokeGrantAsync(new RevokeGrantRequest { KeyId = keyId, GrantId = grantId });

    public static async Task<List<GrantListEntry>> GrantsAsync(this IAmazonKeyManagementService client, string keyId) =>
        (await client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId })).Grants;
}
