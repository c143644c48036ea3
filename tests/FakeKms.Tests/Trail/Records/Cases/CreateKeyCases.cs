using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class CreateKeyCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        Of("CreateKey", r => (r.Description, r.Tags) = ("Ledger entries", [new() { TagKey = "Team", TagValue = "Ledger" }])),
        Of("CreateKey.no-arguments", _ => { }),
        Of("CreateKey.empty-tags", r => (r.Tags, r.MultiRegion) = ([], false)),
        Of("CreateKey.policy", r => r.Policy = Policy),
        Of("CreateKey.signing", r => (r.KeySpec, r.KeyUsage) = (KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY)),
        Of("CreateKey.mac", r => (r.KeySpec, r.KeyUsage) = (KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC)),
        Of("CreateKey.key-agreement", r => (r.KeySpec, r.KeyUsage) = (KeySpec.ECC_NIST_P384, KeyUsageType.KEY_AGREEMENT)),
#pragma warning disable CS0618 // The deprecated member is the point of the case.
        Of("CreateKey.deprecated-spec", r => (r.CustomerMasterKeySpec, r.KeyUsage) = (CustomerMasterKeySpec.HMAC_512, KeyUsageType.GENERATE_VERIFY_MAC)),
#pragma warning restore CS0618
        Of("CreateKey.external", r => r.Origin = OriginType.EXTERNAL),
        Of("CreateKey.multi-region", r => r.MultiRegion = true, MultiRegionKeyId),
        Of("CreateKey.error-validation", r => r.KeySpec = KeySpec.HMAC_256),
    ];

    private static RecordCase Of(string name, Action<CreateKeyRequest> change, string keyId = KeyId) =>
        new(name, stage => stage.Of(() => stage.KeyAsync(change, keyId)));
}
