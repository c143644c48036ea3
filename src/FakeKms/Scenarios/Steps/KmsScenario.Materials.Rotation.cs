using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls EnableKeyRotation. The key rotates whenever the clock has moved past a rotation period.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="rotationPeriodInDays">The days between two rotations, or null for the service's default of 365.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html"/></remarks>
    public KmsScenario EnableKeyRotation(string key, int? rotationPeriodInDays = null) =>
        EnableKeyRotation(new EnableKeyRotationRequest { KeyId = key, RotationPeriodInDays = rotationPeriodInDays });

    /// <summary>Calls EnableKeyRotation with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario EnableKeyRotation(EnableKeyRotationRequest request) => Call(request, (kms, it, token) => kms.EnableKeyRotationAsync(it, token));

    /// <summary>Calls DisableKeyRotation.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html"/></remarks>
    public KmsScenario DisableKeyRotation(string key) => DisableKeyRotation(new DisableKeyRotationRequest { KeyId = key });

    /// <summary>Calls DisableKeyRotation with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario DisableKeyRotation(DisableKeyRotationRequest request) => Call(request, (kms, it, token) => kms.DisableKeyRotationAsync(it, token));

    /// <summary>Calls GetKeyRotationStatus. The answer says whether the key rotates, how often, and when next.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html"/></remarks>
    public KmsScenario GetKeyRotationStatus(string key) => GetKeyRotationStatus(new GetKeyRotationStatusRequest { KeyId = key });

    /// <summary>Calls GetKeyRotationStatus with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario GetKeyRotationStatus(GetKeyRotationStatusRequest request) => Call(request, (kms, it, token) => kms.GetKeyRotationStatusAsync(it, token));

    /// <summary>Calls RotateKeyOnDemand.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html"/></remarks>
    public KmsScenario RotateKeyOnDemand(string key) => RotateKeyOnDemand(new RotateKeyOnDemandRequest { KeyId = key });

    /// <summary>Calls RotateKeyOnDemand with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario RotateKeyOnDemand(RotateKeyOnDemandRequest request) => Call(request, (kms, it, token) => kms.RotateKeyOnDemandAsync(it, token));

    /// <summary>Calls ListKeyRotations, for one page. The answer has them in <c>Rotations</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="includeKeyMaterial">Whether to list all materials or the rotations only; null for the service's default.</param>
    /// <param name="limit">The most rotations to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html"/></remarks>
    public KmsScenario ListKeyRotations(string key, IncludeKeyMaterial? includeKeyMaterial = null, int? limit = null, string? marker = null) =>
        ListKeyRotations(new ListKeyRotationsRequest { KeyId = key, IncludeKeyMaterial = includeKeyMaterial, Limit = limit, Marker = marker });

    /// <summary>Calls ListKeyRotations with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario ListKeyRotations(ListKeyRotationsRequest request) => Call(request, (kms, it, token) => kms.ListKeyRotationsAsync(it, token));
}
