using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

/// <summary>The identities of callers, on the same call each.</summary>
internal static class CallerCases
{
    private const string Service = "dynamodb.amazonaws.com";
    private const string Endpoint = "vpce-0fedcba9876543210";
    private const string TemporaryKey = "ASIAI44QH8DHBEXAMPLE";

    private static readonly DateTimeOffset Morning = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    private static readonly KmsCaller Role = KmsCaller.AssumedRole("Ledger", "nightly").WithPrincipalId("AROAJQABLZS4A3QDU576Q").WithAccessKeyId(TemporaryKey)
        .WithSourceIPAddress("198.51.100.7").WithUserAgent("ledger/4.2 (audit)").WithSession(Morning, mfaAuthenticated: true);

    private static readonly KmsCaller Root = KmsCaller.Root().WithAccessKeyId("AKIAI44QH8DHBEXAMPLE")
        .WithSourceIPAddress("198.51.100.7").WithUserAgent("ledger/4.2 (audit)");

    public static IReadOnlyList<RecordCase> All { get; } =
    [
        By("iam-user-session", Carla.WithAccessKeyId(TemporaryKey).WithSession(Morning, mfaAuthenticated: true)),
        By("assumed-role", Role),
        By("root", Root),
        By("root-in-console", Root.WithAccessKeyId(TemporaryKey).ThroughConsole()),
        By("role-in-console", Role.ThroughConsole()),
        By("role-in-proxied-console", Role.ThroughConsole(isProxied: true)),
        By("assumed-role-with-path", Role.WithPath("/aws-reserved/sso.amazonaws.com/")),
        By("iam-user-with-path", Carla.WithAccessKeyId(TemporaryKey).WithSession(Morning, mfaAuthenticated: true).WithPath("/division/cards/")),
        By("federated-user-of-one-with-path", Dora("division/Carla")),
        By("federated-user", Dora("Carla")),
        By("service-principal", KmsCaller.AwsService(Service), Arn),
        By("iam-user-through-service", Carla.ThroughService(Service)),
        By("role-through-service", Role.ThroughService(Service)),
        By("role-through-undisclosed-service", Role.ThroughService("AWS Internal")),
        Through("DescribeKey.through-vpc-endpoint", Carla.WithSourceIPAddress("10.0.1.17").ThroughVpcEndpoint(Endpoint)),
        Through("DescribeKey.through-vpc-endpoint-of-another-account", Carla.WithSourceIPAddress("10.0.1.17").ThroughVpcEndpoint(Endpoint, "210987654321")),
        By("service-through-its-vpc-endpoint", KmsCaller.AwsService(Service).ThroughVpcEndpoint("AWS Internal"), Arn),
        Through("DescribeKey.tls-key-exchange", Carla.WithTls("TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384", "x25519")),
    ];

    private static KmsCaller Dora(string issuer) => KmsCaller.FederatedUser("Dora", issuer).WithPrincipalId("AIDAJQABLZS4A3QDU576Q").WithAccessKeyId(TemporaryKey)
        .WithSourceIPAddress("198.51.100.7").WithUserAgent("ledger/4.2 (audit)");

    private static RecordCase By(string who, KmsCaller caller, string keyId = KeyId) => Through($"DescribeKey.by-{who}", caller, keyId);

    private static RecordCase Through(string name, KmsCaller caller, string keyId = KeyId) => new(name, async stage =>
    {
        await stage.KeyAsync();
        using var client = stage.Kms.CreateClient(caller);
        return await stage.Of(() => client.DescribeKeyAsync(keyId));
    });
}
