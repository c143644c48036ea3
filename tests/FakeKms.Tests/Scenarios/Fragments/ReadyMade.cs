using Amazon.KeyManagementService;

namespace FakeKms.Tests.Scenarios.Fragments;

/// <summary>The ready-made fragments, and the keys that they work on.</summary>
internal static class ReadyMade
{
    public const string Ireland = "eu-west-1";

    public static KmsCaller Partner { get; } = KmsCaller.AssumedRole("partners/Reader", "zoe").WithAccountId("444455556666").WithAccessKeyId("ASIAPARTNER");

    /// <summary>Each fragment: the steps that make its key, the fragment, and what it records.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        new("ImportThenDelete", (script, key) => script.CreateKey(key, OriginType.EXTERNAL), (_, key) => KmsScenarios.ImportThenDelete(key), """
            GetParametersForImport, ImportKeyMaterial, Encrypt, DeleteImportedKeyMaterial, Decrypt KMSInvalidStateException,
            GetParametersForImport, ImportKeyMaterial, Decrypt
            """),
        new("ExpiringMaterial", (script, key) => script.CreateKey(key, OriginType.EXTERNAL), (_, key) => KmsScenarios.ExpiringMaterial(key), """
            GetParametersForImport, ImportKeyMaterial, Encrypt, DeleteExpiredKeyMaterial, Decrypt KMSInvalidStateException,
            GetParametersForImport, ImportKeyMaterial, Decrypt
            """),
        new("RotationOverYears", (script, key) => script.CreateKey(key), (_, key) => KmsScenarios.RotationOverYears(key), """
            EnableKeyRotation, Encrypt, RotateKey, Encrypt, RotateKey, Encrypt, RotateKey, Decrypt, Decrypt, Decrypt, ListKeyRotations,
            DisableKeyRotation
            """),
        new("AccidentalDisable", (script, key) => script.CreateKey(key), (_, key) => KmsScenarios.AccidentalDisable(key), """
            Encrypt, DisableKey, Encrypt DisabledException, Decrypt DisabledException, EnableKey, Decrypt
            """),
        new("DeletionWindow", (script, key) => script.CreateKey(key), (_, key) => KmsScenarios.DeletionWindow(key), """
            Encrypt, ScheduleKeyDeletion, Decrypt KMSInvalidStateException, CancelKeyDeletion, Decrypt DisabledException, EnableKey, Decrypt
            """),
        new("CrossAccountGrant", (script, key) => script.CreateKey(key), (_, key) => KmsScenarios.CrossAccountGrant(key, Partner), """
            DescribeKey, Encrypt AccessDenied, CreateGrant, Encrypt, Encrypt, Decrypt, Decrypt, RevokeGrant, Decrypt AccessDenied
            """),
        new("RegionFailover", (script, key) => script.CreateKey(key, multiRegion: true).ReplicateKey(key, Ireland, alias: key), (kms, key) => KmsScenarios.RegionFailover(key, kms.Region, Ireland), """
            Encrypt, Decrypt KMSInternalException, Decrypt, UpdatePrimaryRegion, UpdatePrimaryRegion, Encrypt, Decrypt, UpdatePrimaryRegion, UpdatePrimaryRegion
            """),
        new("ThrottledBurst", (script, key) => script.CreateKey(key), (_, key) => KmsScenarios.ThrottledBurst(key), """
            Encrypt ThrottlingException, Encrypt ThrottlingException, Encrypt ThrottlingException, Encrypt
            """),
        new("KeyStoreOutage", InExternalStore, (_, key) => KmsScenarios.KeyStoreOutage(key), "Encrypt, Decrypt KMSInvalidStateException, Decrypt"),
        new("KeyStoreOutage of a cluster", InCluster, (kms, key) => KmsScenarios.KeyStoreOutage(key, kms.CloudHsmCluster(ClusterOf(key))), "Encrypt, Decrypt KMSInvalidStateException, Decrypt"),
    ];

    public static FakeKmsServer Server() => Pinned.Server(kms => kms.WithCloudHsmCluster(ClusterOf("alias/cards")).WithCloudHsmCluster(ClusterOf("alias/tokens")));

    private static string ClusterOf(string key) => key == "alias/cards" ? "cluster-2a34b5cdefg" : "cluster-3b45c6defgh";

    private static KmsScenario InExternalStore(KmsScenario script, string key) => script
        .CreateCustomKeyStore($"store of {key}", CustomKeyStoreType.EXTERNAL_KEY_STORE)
        .ConnectCustomKeyStore($"store of {key}")
        .CreateKey(key, OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: $"store of {key}", xksKeyId: key[6..]);

    private static KmsScenario InCluster(KmsScenario script, string key) => script
        .CreateCustomKeyStore($"store of {key}", cloudHsmClusterId: ClusterOf(key), keyStorePassword: "kmsPswd", trustAnchorCertificate: "certificate")
        .ConnectCustomKeyStore($"store of {key}")
        .CreateKey(key, OriginType.AWS_CLOUDHSM, customKeyStoreId: $"store of {key}");

    public sealed record Sample(
        string Name, Func<KmsScenario, string, KmsScenario> Key, Func<FakeKmsServer, string, KmsFragment> Fragment, string Recorded)
    {
        public IEnumerable<string> Records => Recorded.ReplaceLineEndings(" ").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        /// <summary>Whether it lets more time pass than the other one has for a deletion to be noticed.</summary>
        public bool OutlastsWindow(Sample other) => Name is "ExpiringMaterial" or "RotationOverYears" && other.Name == "DeletionWindow";

        public override string ToString() => Name;
    }
}
