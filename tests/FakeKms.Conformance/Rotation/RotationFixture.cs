using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>What a user does to rotate keys and to see how they rotate.</summary>
public abstract class RotationFixture(string lane) : ConformanceFixture(lane)
{
    protected Task EnableAsync(string keyId, int? days = null) =>
        Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = days });

    protected Task<GetKeyRotationStatusResponse> StatusAsync(string keyId) =>
        Client.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = keyId });

    protected Task<RotateKeyOnDemandResponse> RotateAsync(string keyId) => Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });
}
