using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>Random grants and their tokens.</summary>
internal static class GrantSteps
{
    private const string Role = "arn:aws:iam::111122223333:role/Vault";

    public static IReadOnlyList<Func<RandomWorld, Task>> All { get; } = [Retire, Revoke];

    private static async Task Retire(RandomWorld world)
    {
        var grant = await CreateAsync(world, await KeySteps.AnyAsync(world, "symmetric"));
        await world.CallAsync(c => c.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken }), "RetireGrant");
    }

    private static async Task Revoke(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        var grant = await CreateAsync(world, keyId);
        await world.CallAsync(c => c.DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId, GrantTokens = [grant.GrantToken] }), "DescribeKey");
        await world.CallAsync(c => c.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId, GrantId = grant.GrantId }), "ListGrants");
        await world.CallAsync(c => c.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Role }), "ListRetirableGrants");
        await world.CallAsync(c => c.RevokeGrantAsync(new() { KeyId = keyId, GrantId = grant.GrantId }), "RevokeGrant");
    }

    private static async Task<CreateGrantResponse> CreateAsync(RandomWorld world, string keyId)
    {
        var grant = await world.CallAsync(
            c => c.CreateGrantAsync(new() { KeyId = keyId, GranteePrincipal = Role, RetiringPrincipal = Role, Operations = ["Decrypt", "DescribeKey"], Name = world.Text() }), "CreateGrant");
        world.Secrets.Add(grant.GrantToken);
        return grant;
    }
}
