using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Operations;
using FakeKms.Protocol;

namespace FakeKms.Tests.Engine.Authorization.Cases;

/// <summary>A server on which a case is played: with its principals, key, grants and organization, and in Strict.</summary>
internal sealed class CaseWorld : IDisposable
{
    private const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string MultiRegionKeyId = "mrk-1234abcd12ab34cd56ef1234567890ab";
    private const string OtherKey = "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321";
    private readonly PolicyCase policyCase;
    private readonly Dictionary<string, string> names;

    private CaseWorld(PolicyCase policyCase)
    {
        this.policyCase = policyCase;
        names = new() { ["{key}"] = KeyArnOf(policyCase), ["{keyId}"] = KeyArnOf(policyCase).Split('/')[^1], ["{other}"] = OtherKey };
        Kms = Pinned.Server(Configure);
        Caller = CaseCaller.Of(policyCase, PolicyOf, Kms.Clock.GetUtcNow() + TimeSpan.FromDays(policyCase.Key.IdleDays));
    }

    public FakeKmsServer Kms { get; }

    public KmsCaller Caller { get; }

    public static string KeyArnOf(PolicyCase policyCase) =>
        $"arn:aws:kms:us-east-1:111122223333:key/{(policyCase.Key.IsMultiRegion ? MultiRegionKeyId : KeyId)}";

    public static async Task<CaseWorld> Of(PolicyCase policyCase)
    {
        var world = new CaseWorld(policyCase);
        await world.Prepare();
        world.Kms.Authorization.Mode = KmsAuthorizationMode.Strict;
        return world;
    }

    public void Dispose() => Kms.Dispose();

    /// <summary>Makes the call through a client of the caller.</summary>
    public async Task Call()
    {
        using var client = Kms.CreateClient(Caller, policyCase.As.Region ?? Kms.Region);
        await Send(client, policyCase.Call, CaseFiles.RequestOf(policyCase));
    }

    /// <summary>Asks about the permission that decides, without a call.</summary>
    public KmsDecision Ask()
    {
        var isAboutKey = policyCase.Resource is null || policyCase.Resource.StartsWith('{') || policyCase.Resource.Contains("key/", StringComparison.Ordinal);
        var given = policyCase.Given.ToDictionary(pair => pair.Key, pair => Filled(pair.Value));
        return Kms.Can(Caller, policyCase.Permission, isAboutKey ? Filled(policyCase.Resource ?? "{key}") : null, given, policyCase.As.Region);
    }

    public string Filled(string text) => names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));

    private void Configure(FakeKmsBuilder builder)
    {
        builder.WithKey("alias/cards", ConfigureKey)
            .WithKey("alias/other", key => key.WithKeyId(OtherKey.Split('/')[^1]))
            .WithAwsAliases("alias/aws/ebs", "alias/aws/s3");
        if (policyCase.Key.AliasQuota is { } quota) builder.WithQuotas(quotas => quotas with { AliasesPerKey = quota });
        if (policyCase.Grants is [{ DelayMinutes: > 0 and var minutes }]) builder.WithConsistencyDelay(delays => delays with { Grants = TimeSpan.FromMinutes(minutes) });
        CaseCaller.Parse(policyCase.Caller).Declare(builder, policyCase, PolicyOf);
        if (policyCase.Organization is { } organization) builder.WithOrganization("o-a1b2c3d4e5", one => Configure(one, organization));
        if (policyCase.Endpoint is { } endpoint)
            builder.WithVpcEndpoint(endpoint.Id, endpoint.Policy is { } policy ? PolicyOf(policy) : null, vpcId: endpoint.Vpc);
    }

    private void ConfigureKey(KeySeed key)
    {
        var wanted = policyCase.Key;
        if (wanted.IsMultiRegion) key.MultiRegion([.. wanted.Replicas]);
        key.WithKeyId(names["{keyId}"]);
        if (wanted is { Spec: { } spec, Usage: { } usage }) key.WithKeySpec(spec, usage);
        else if (wanted.Spec is { } only) key.WithKeySpec(only);
        if (wanted.IsExternal) key.PendingImport();
        foreach (var (name, value) in wanted.Tags) key.WithTag(name, value);
        if (policyCase.KeyPolicy is { } policy) key.WithPolicy(PolicyOf(policy));
    }

    private void Configure(KmsOrganizationBuilder builder, CaseOrganization organization)
    {
        foreach (var (account, path) in organization.Accounts) builder.WithAccount(account, path);
        if (organization.Management is { } management) builder.WithManagementAccount(management);
        foreach (var (level, policy) in organization.ServiceControl.Index())
            builder.WithServiceControlPolicy(PolicyOf(policy), level + 1, organization.ServiceControlArn);
        foreach (var level in organization.WithoutFullAccess) builder.WithoutFullAWSAccess(level);
        if (organization.ResourceControl is { } resources) builder.WithResourceControlPolicy(PolicyOf(resources), organization.ResourceControlArn);
    }

    private string PolicyOf(JsonArray statements) => Filled(new JsonObject { ["Version"] = policyCase.Version, ["Statement"] = statements.DeepClone() }.ToJsonString());

    /// <summary>What has to be there before the call, made by an administrator while policies do not decide.</summary>
    private async Task Prepare()
    {
        using var admin = Kms.CreateClient();
        var (wanted, text) = (policyCase.Key, CaseFiles.RequestOf(policyCase).ToJsonString());
        if (wanted.Managed is { } managed) names["{managed}"] = (await admin.DescribeKeyAsync(managed)).KeyMetadata.Arn;
        foreach (var alias in wanted.Aliases) await admin.CreateAliasAsync(alias, names["{key}"]);
        foreach (var grant in policyCase.Grants) await Prepare(grant);
        if (text.Contains("{ciphertext}", StringComparison.Ordinal))
        {
            var encrypted = await admin.EncryptAsync(new EncryptRequest
            {
                KeyId = names["{key}"],
                Plaintext = new MemoryStream([1]),
                EncryptionContext = wanted.CiphertextContext,
                EncryptionAlgorithm = wanted.Spec is null or "SYMMETRIC_DEFAULT" ? null : EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256,
            });
            names["{ciphertext}"] = Convert.ToBase64String(encrypted.CiphertextBlob.ToArray());
        }
        if (text.Contains("{publicKey}", StringComparison.Ordinal))
            names["{publicKey}"] = Convert.ToBase64String((await admin.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = names["{key}"] })).PublicKey.ToArray());
        if (wanted.Enclave is { } enclave) Attest(Kms.Attestation.CreateNitroEnclave(), enclave);
        if (wanted.NitroTpm is { } tpm) Attest(Kms.Attestation.CreateNitroTpm(), tpm);
        if (wanted.IdleDays > 0) Kms.Advance(TimeSpan.FromDays(wanted.IdleDays));
    }

    private async Task Prepare(CaseGrant grant)
    {
        using var maker = Kms.CreateClient(CaseCaller.Parse(grant.By).Plain());
        var request = (JsonObject)grant.Request.DeepClone();
        request["KeyId"] = "{key}";
        var made = (CreateGrantResponse)(await Send(maker, "CreateGrant", request))!;
        (names["{grantId}"], names["{grantToken}"]) = (made.GrantId, made.GrantToken);
    }

    private void Attest(AttestedEnvironment environment, Dictionary<string, string> registers)
    {
        foreach (var (register, value) in registers)
            environment = environment.WithPcr(int.Parse(register, CultureInfo.InvariantCulture), Convert.FromHexString(value));
        names["{document}"] = Convert.ToBase64String(environment.CreateAttestationDocument());
    }

    private async Task<object?> Send(IAmazonKeyManagementService client, string operation, JsonObject members)
    {
        var type = OperationCatalog.Find(operation)!.RequestType;
        var request = SdkJson.Read(Encoding.UTF8.GetBytes(Filled(members.ToJsonString())), type);
        var method = typeof(IAmazonKeyManagementService).GetMethod(operation + "Async", [type, typeof(CancellationToken)])!;
        var task = (Task)method.Invoke(client, [request, CancellationToken.None])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }
}
