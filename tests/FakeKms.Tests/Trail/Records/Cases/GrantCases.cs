using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class GrantCases
{
    private const string Service = "dynamodb.amazonaws.com";

    private static readonly string GrantId = string.Concat(Enumerable.Repeat("3d", 32));

    public static IReadOnlyList<RecordCase> All { get; } =
    [
        Creating("CreateGrant", new CreateGrantRequest
        {
            KeyId = KeyId,
            GranteePrincipal = Role,
            RetiringPrincipal = User,
            Operations = ["Encrypt", "Decrypt"],
            Constraints = new GrantConstraints { EncryptionContextSubset = new() { ["tenant"] = "7" } },
            Name = "ledger",
        }),
        Creating("CreateGrant.service-principal", new CreateGrantRequest
        {
            KeyId = Arn,
            GranteeServicePrincipal = Service,
            RetiringServicePrincipal = Service,
            Operations = ["Encrypt", "Decrypt"],
            Constraints = new GrantConstraints { SourceArn = $"arn:aws:dynamodb:{Region}:{Account}:table/Ledger" },
        }),
        Creating("CreateGrant.error-dryrun", new CreateGrantRequest { KeyId = KeyId, GranteePrincipal = Role, Operations = ["Decrypt"], DryRun = true }),
        OnGrant("ListGrants", (s, _) => s.Client.ListGrantsAsync(
            new ListGrantsRequest { KeyId = KeyId, Limit = 10, GrantId = GrantId, GranteePrincipal = Role })),
        OnGrant("ListRetirableGrants", (s, _) => s.Client.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = User, Limit = 10 })),
        OnGrant("RetireGrant", (s, token) => s.Client.RetireGrantAsync(token)),
        OnGrant("RetireGrant.by-id", (s, _) => s.Client.RetireGrantAsync(new RetireGrantRequest { KeyId = Arn, GrantId = GrantId })),
        OnGrant("RetireGrant.error-dryrun", (s, token) => s.Client.RetireGrantAsync(new RetireGrantRequest { GrantToken = token, DryRun = true })),
        OnGrant("RevokeGrant", (s, _) => s.Client.RevokeGrantAsync(new RevokeGrantRequest { KeyId = KeyId, GrantId = GrantId })),
    ];

    private static RecordCase Creating(string name, CreateGrantRequest request) => new(name, async stage =>
    {
        await stage.KeyAsync();
        stage.Kms.Ids.NextGrantId(GrantId);
        return await stage.Of(() => stage.Client.CreateGrantAsync(request));
    });

    private static RecordCase OnGrant(string name, Func<RecordStage, string, Task> call) => new(name, async stage =>
    {
        await stage.KeyAsync();
        stage.Kms.Ids.NextGrantId(GrantId);
        var grant = await stage.Client.CreateGrantAsync(
            new CreateGrantRequest { KeyId = KeyId, GranteePrincipal = Role, RetiringPrincipal = User, Operations = ["Decrypt"] });
        return await stage.Of(() => call(stage, grant.GrantToken));
    });
}
