using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Benchmarks;

/// <summary>A key with many grants, each for a user of its own: calls that nothing but a grant allows.</summary>
internal static class ManyGrants
{
    private const int Stride = 7919;

    public static Task<string> TableAsync(params int[] sizes) => ScaleTable.FillAsync("a key with grants", "µs", sizes, async (table, size) =>
    {
        using var server = FakeKmsServer.Start(k => k
            .WithKey(Bench.Alias).WithCaller(KmsCaller.Root()).WithAuthorization(KmsAuthorizationMode.Strict).WithDeclaredPoliciesOnly()
            .WithQuotas(quotas => quotas with { GrantsPerKey = int.MaxValue }));
        await AddAsync(table, server, size);
    });

    private static async Task AddAsync(ScaleTable table, FakeKmsServer server, int size)
    {
        using var root = server.CreateClient();
        var key = server.Keys[0].KeyId;
        var last = "";
        for (var number = 0; number < size; number++) last = (await root.CreateGrantAsync(Grant(key, number, name: null))).GrantId;
        var next = size;
        using var grantee = server.CreateClient(KmsCaller.IamUser(User(size / 2)));
        await table.AddAsync("Encrypt, authorized by a grant", _ =>
            grantee.EncryptAsync(new EncryptRequest { KeyId = key, Plaintext = new MemoryStream(new byte[32]) }));
        await table.AddAsync("ListGrants, the first 10", _ => root.ListGrantsAsync(new ListGrantsRequest { KeyId = key, Limit = 10 }));
        var marker = await LastMarkerAsync(root, key);
        await table.AddAsync("ListGrants, the last page of 100", _ => root.ListGrantsAsync(new ListGrantsRequest { KeyId = key, Limit = 100, Marker = marker }));
        await table.AddAsync("ListGrants of a grantee", number =>
            root.ListGrantsAsync(new ListGrantsRequest { KeyId = key, GranteePrincipal = Arn(number * Stride % size) }));
        await table.AddAsync("ListGrants of a grant id", _ => root.ListGrantsAsync(new ListGrantsRequest { KeyId = key, GrantId = last }));
        await table.AddAsync("CreateGrant with a name", _ => root.CreateGrantAsync(Grant(key, next++, name: "name")));
        await table.AddAsync("CreateGrant that is there already", number => root.CreateGrantAsync(Grant(key, size + number, name: "name")));
    }

    private static async Task<string?> LastMarkerAsync(IAmazonKeyManagementService client, string key)
    {
        string? marker = null;
        while (await client.ListGrantsAsync(new ListGrantsRequest { KeyId = key, Limit = 100, Marker = marker }) is { Truncated: true } page) marker = page.NextMarker;
        return marker;
    }

    private static CreateGrantRequest Grant(string key, int number, string? name) =>
        new() { KeyId = key, GranteePrincipal = Arn(number), Operations = ["Encrypt", "Decrypt"], Name = name };

    private static string Arn(int number) => $"arn:aws:iam::111122223333:user/{User(number)}";

    private static string User(int number) => $"user-{number}";
}
