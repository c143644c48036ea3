using System.Reflection;
using Amazon;
using Amazon.KeyManagementService;

namespace FakeKms.Tests.Hosting;

/// <summary>What is left of a server that was disposed of: what it recorded, and nothing that reaches its keys.</summary>
public sealed class DisposedServerTests
{
    private const string ClusterId = "cluster-3a23b4cdefg";

    private readonly FakeKmsServer kms = FakeKmsServer.Start(k => k.WithKey("alias/cards").WithCloudHsmCluster(ClusterId));

    private IEnumerable<(string Member, Action Use)> Refused()
    {
        var (snapshot, cluster, enclave, scenario) = (kms.Snapshot(), kms.CloudHsmCluster(ClusterId), kms.Attestation.CreateNitroEnclave(), kms.Scenario("begun").ListKeys());
        var rule = kms.Faults.When("Encrypt");
        var id = "1234abcd-12ab-34cd-56ef-1234567890ab";
        var hex = new string('a', 64);
        return
        [
            ("FakeKmsServer.Keys", () => _ = kms.Keys),
            ("FakeKmsServer.Key", () => kms.Key("alias/cards")),
            ("FakeKmsServer.VpcEndpointService", () => kms.VpcEndpointService("com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0")),
        ("FakeKmsServer.CloudHsmCluster", () => kms.CloudHsmCluster(ClusterId)),
            ("FakeKmsServer.Advance", () => kms.Advance(TimeSpan.Zero)),
            ("FakeKmsServer.CreateClient", () => kms.CreateClient()),
            ("FakeKmsServer.CreateClient", () => kms.CreateClient("eu-west-1")),
            ("FakeKmsServer.CreateClient", () => kms.CreateClient(RegionEndpoint.EUWest1)),
            ("FakeKmsServer.CreateClient", () => kms.CreateClient(config => config.MaxErrorRetry = 1)),
            ("FakeKmsServer.CreateClient", () => kms.CreateClient(kms.Caller)),
            ("FakeKmsServer.CreateClient", () => kms.CreateClient(kms.Caller, "eu-west-1")),
            ("FakeKmsServer.CreateClient", () => kms.CreateClient(kms.Caller, config => config.MaxErrorRetry = 1)),
            ("FakeKmsServer.CredentialsOf", () => kms.CredentialsOf(kms.Caller)),
            ("FakeKmsServer.Scenario", () => kms.Scenario("too late")),
            ("FakeKmsServer.Scenario", () => scenario.RunAsync().GetAwaiter().GetResult()),
            ("FakeKmsServer.Reset", kms.Reset),
            ("FakeKmsServer.Snapshot", () => kms.Snapshot()),
            ("FakeKmsServer.KeysToJson", () => kms.KeysToJson()),
            ("FakeKmsServer.SaveKeys", () => kms.SaveKeys("keys.json")),
            ("FakeKmsServer.Restore", () => kms.Restore(snapshot)),
            ("FakeKmsServer.Fork", () => kms.Fork()),
            ("FakeKmsServer.Can", () => kms.Can(kms.Caller, "kms:Decrypt", "alias/cards")),
            ("FakeKmsServer.Judge", () => kms.Judge(KmsPermissionCriteria.Allowing(kms.Caller).To("kms:ListKeys"))),
            ("FakeKmsServer.ShouldAllow", () => kms.ShouldAllow(kms.Caller, "kms:ListKeys")),
            ("FakeKmsServer.ShouldRefuse", () => kms.ShouldRefuse(kms.Caller, "kms:ListKeys")),
            ("FakeKmsServer.PermissionMatrix", () => kms.PermissionMatrix([kms.Caller], ["kms:ListKeys"])),
            ("KmsAuthorization.Mode", () => kms.Authorization.Mode = KmsAuthorizationMode.Strict),
            ("KmsAuthorization.Strict", () => kms.Authorization.Strict()),
            ("KmsAuthorization.Permissive", () => kms.Authorization.Permissive()),
            ("KmsAuthorization.Deny", () => kms.Authorization.Deny(null, "kms:Decrypt")),
            ("KmsAuthorization.PutRole", () => kms.Authorization.PutRole("Vault", _ => { })),
            ("KmsAuthorization.PutUser", () => kms.Authorization.PutUser("Alice", _ => { })),
            ("KmsAuthorization.PutGroup", () => kms.Authorization.PutGroup("Support", _ => { })),
            ("KmsFaults.FailNext", () => kms.Faults.FailNext("Encrypt", KmsFault.Throttling)),
            ("KmsFaults.AllowNext", () => kms.Faults.AllowNext("Encrypt")),
            ("KmsFaults.When", () => kms.Faults.When("Encrypt")),
            ("KmsFaults.When", () => kms.Faults.When(_ => true)),
            ("KmsFaults.RefuseConnections", () => kms.Faults.RefuseConnections()),
            ("KmsCallRule.Fail", () => rule.Fail(KmsFault.Throttling)),
            ("KmsCallRule.Delay", () => rule.Delay(TimeSpan.FromSeconds(1))),
            ("KmsCallRule.Run", () => rule.Run(_ => Task.CompletedTask)),
            ("KmsCallRule.RunAfter", () => rule.RunAfter(_ => Task.CompletedTask)),
            ("KmsCallRule.WithProbability", () => rule.WithProbability(0.5)),
            ("KmsCallRule.Between", () => rule.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)),
            ("KmsTrail.Clear", kms.Trail.Clear),
            ("KmsTrail.Subscribe", () => kms.Trail.Subscribe(_ => { })),
            ("KmsIds.NextKeyId", () => kms.Ids.NextKeyId(id)),
            ("KmsIds.NextKeyMaterialId", () => kms.Ids.NextKeyMaterialId(hex)),
            ("KmsIds.NextRequestId", () => kms.Ids.NextRequestId(id)),
            ("KmsIds.NextEventId", () => kms.Ids.NextEventId(id)),
            ("KmsIds.NextSharedEventId", () => kms.Ids.NextSharedEventId(id)),
            ("KmsIds.NextGrantId", () => kms.Ids.NextGrantId(hex)),
            ("KmsIds.NextCustomKeyStoreId", () => kms.Ids.NextCustomKeyStoreId("cks-1234567890abcdef0")),
            ("KmsAttestation.RootCertificatePem", () => _ = kms.Attestation.RootCertificatePem),
            ("KmsAttestation.CreateNitroEnclave", () => kms.Attestation.CreateNitroEnclave().CreateAttestationDocument()),
            ("KmsAttestation.CreateNitroTpm", () => kms.Attestation.CreateNitroTpm().CreateRecipientInfo()),
            ("KmsAttestation.CreateNitroEnclave", () => enclave.CreateAttestationDocument()),
            .. OfCluster(cluster),
        ];
    }

    private static IEnumerable<(string Member, Action Use)> OfCluster(FakeCloudHsmCluster cluster) =>
    [
        ("FakeCloudHsmCluster.Exists", () => _ = cluster.Exists),
        ("FakeCloudHsmCluster.IsActive", () => _ = cluster.IsActive),
        ("FakeCloudHsmCluster.ActiveHsms", () => _ = cluster.ActiveHsms),
        ("FakeCloudHsmCluster.Activate", cluster.Activate),
        ("FakeCloudHsmCluster.Deactivate", cluster.Deactivate),
        ("FakeCloudHsmCluster.Delete", cluster.Delete),
        ("FakeCloudHsmCluster.SetActiveHsms", () => cluster.SetActiveHsms(1)),
        ("FakeCloudHsmCluster.SetTrustAnchorCertificate", () => cluster.SetTrustAnchorCertificate("certificate")),
        ("FakeCloudHsmCluster.SetKmsUserPassword", () => cluster.SetKmsUserPassword("kmsPswd")),
        ("FakeCloudHsmCluster.HasKmsUser", () => _ = cluster.HasKmsUser),
        ("FakeCloudHsmCluster.IsKmsUserLockedOut", () => _ = cluster.IsKmsUserLockedOut),
        ("FakeCloudHsmCluster.IsKmsUserLoggedIn", () => _ = cluster.IsKmsUserLoggedIn),
        ("FakeCloudHsmCluster.IsReachable", () => _ = cluster.IsReachable),
        ("FakeCloudHsmCluster.HasAllSubnets", () => _ = cluster.HasAllSubnets),
        ("FakeCloudHsmCluster.HasFreeAddresses", () => _ = cluster.HasFreeAddresses),
        ("FakeCloudHsmCluster.HasFreeSessions", () => _ = cluster.HasFreeSessions),
        ("FakeCloudHsmCluster.FailsConnections", () => _ = cluster.FailsConnections),
        ("FakeCloudHsmCluster.FailsDeletions", () => _ = cluster.FailsDeletions),
        ("FakeCloudHsmCluster.DeletedBackingKeys", () => _ = cluster.DeletedBackingKeys),
        ("FakeCloudHsmCluster.DeleteKmsUser", cluster.DeleteKmsUser),
        ("FakeCloudHsmCluster.LockOutKmsUser", cluster.LockOutKmsUser),
        ("FakeCloudHsmCluster.LogInKmsUser", cluster.LogInKmsUser),
        ("FakeCloudHsmCluster.LogOutKmsUser", cluster.LogOutKmsUser),
        ("FakeCloudHsmCluster.MakeUnreachable", cluster.MakeUnreachable),
        ("FakeCloudHsmCluster.MakeReachable", cluster.MakeReachable),
        ("FakeCloudHsmCluster.DeleteSubnet", cluster.DeleteSubnet),
        ("FakeCloudHsmCluster.UseUpAddresses", cluster.UseUpAddresses),
        ("FakeCloudHsmCluster.FreeAddresses", cluster.FreeAddresses),
        ("FakeCloudHsmCluster.UseUpSessions", cluster.UseUpSessions),
        ("FakeCloudHsmCluster.FreeSessions", cluster.FreeSessions),
        ("FakeCloudHsmCluster.FailConnections", cluster.FailConnections),
        ("FakeCloudHsmCluster.AllowConnections", cluster.AllowConnections),
        ("FakeCloudHsmCluster.FailDeletions", cluster.FailDeletions),
        ("FakeCloudHsmCluster.AllowDeletions", cluster.AllowDeletions),
        ("FakeCloudHsmCluster.CreateKmsUser", () => cluster.CreateKmsUser("kmsPswd")),
        ("FakeCloudHsmCluster.DeleteBackingKey", () => cluster.DeleteBackingKey("alias/cards")),
    ];

    private IEnumerable<(string Member, Action Use)> Left() =>
    [
        ("FakeKmsServer.Trail", () => _ = kms.Trail),
        ("FakeKmsServer.Defects", () => _ = kms.Defects),
        ("FakeKmsServer.Mistakes", () => _ = kms.Mistakes),
        ("FakeKmsServer.UnfinishedScenarios", () => _ = kms.UnfinishedScenarios),
        ("FakeKmsServer.UnnoticedFailures", () => _ = kms.UnnoticedFailures),
        ("FakeKmsServer.UnrunScenarios", () => _ = kms.UnrunScenarios),
        ("FakeKmsServer.Ids", () => _ = kms.Ids),
        ("FakeKmsServer.Estate", () => _ = kms.Estate),
        ("FakeKmsServer.Attestation", () => _ = kms.Attestation),
        ("FakeKmsServer.AccountId", () => _ = kms.AccountId),
        ("FakeKmsServer.Region", () => _ = kms.Region),
        ("FakeKmsServer.Caller", () => _ = kms.Caller),
        ("FakeKmsServer.Clock", () => kms.Clock.Advance(TimeSpan.FromDays(1))),
        ("FakeKmsServer.Dispose", kms.Dispose),
        ("FakeKmsServer.DisposeAsync", () => kms.DisposeAsync().AsTask().GetAwaiter().GetResult()),
        ("FakeKmsServer.Faults", () => _ = kms.Faults),
        ("FakeKmsServer.Authorization", () => _ = kms.Authorization),
        ("FakeKmsServer.XksProxy", () => _ = kms.XksProxy),
        ("FakeKmsServer.XksMetrics", () => _ = kms.XksMetrics.XksProxyErrors),
        ("KmsAuthorization.WouldDeny", () => _ = kms.Authorization.WouldDeny),
        ("KmsAuthorization.Denied", () => _ = kms.Authorization.Denied),
        ("KmsFaults.Fired", () => _ = kms.Faults.Fired),
        ("KmsFaults.Unfired", () => _ = kms.Faults.Unfired),
        ("KmsFaults.HookErrors", () => _ = kms.Faults.HookErrors),
        ("KmsCallRule.ToString", () => _ = kms.Faults.Unfired.ToString()),
        ("KmsTrail.Count", () => _ = kms.Trail.Count),
        ("KmsTrail.Item", () => _ = kms.Trail[0]),
        ("KmsTrail.Scope", () => kms.Trail.Scope().Dispose()),
        ("KmsTrail.Since", () => kms.Trail.Since(0)),
        ("KmsTrail.SubscriberErrors", () => _ = kms.Trail.SubscriberErrors),
        ("KmsTrail.ToString", () => _ = kms.Trail.ToString()),
        ("KmsTrail.GetEnumerator", () => kms.Trail.ShouldContain("ListKeys", times: 1)),
        ("FakeCloudHsmCluster.ClusterId", () => { }),
    ];

    [Test]
    public async Task Everything_that_would_reach_the_keys_or_change_the_server_is_refused()
    {
        var refused = Refused().ToArray();
        // It says that a scenario never ran.
        await Assert.ThatAsync(async () => await kms.DisposeAsync(), Throws.InvalidOperationException);

        using (Assert.EnterMultipleScope())
        {
            foreach (var (member, use) in refused)
                Assert.That(() => use(), Throws.TypeOf<ObjectDisposedException>().With.Property("ObjectName").EqualTo("FakeKms.FakeKmsServer"), member);
        }
    }

    [Test]
    public async Task What_was_recorded_can_be_read()
    {
        using var client = kms.CreateClient();
        await client.ListKeysAsync(new());
        await kms.DisposeAsync();

        using (Assert.EnterMultipleScope())
        {
            foreach (var (member, use) in Left()) Assert.That(() => use(), Throws.Nothing, member);
        }
    }

    [Test]
    public async Task The_trail_stays_as_it_was_whatever_becomes_due_afterwards()
    {
        using var client = kms.CreateClient();
        await client.ScheduleKeyDeletionAsync(kms.Key("alias/cards").KeyId, 7);
        var seen = new List<string>();
        using var subscription = kms.Trail.Subscribe(record => seen.Add(record.EventName));
        await kms.DisposeAsync();

        kms.Clock.Advance(TimeSpan.FromDays(7));

        Assert.That((kms.Trail.Count, seen.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Every_public_member_has_been_thought_of()
    {
        Type[] types =
        [
            typeof(FakeKmsServer), typeof(KmsTrail), typeof(KmsIds), typeof(KmsAttestation), typeof(FakeCloudHsmCluster), typeof(KmsFaults), typeof(KmsCallRule),
            typeof(KmsAuthorization),
        ];
        var members = types
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => $"{member.DeclaringType!.Name}.{member.Name}");

        Assert.That(Refused().Concat(Left()).Select(use => use.Member).Distinct(), Is.EquivalentTo(members.Distinct()));
    }
}
