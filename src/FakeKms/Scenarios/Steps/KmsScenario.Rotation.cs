using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls EnableKeyRotation. The key rotates whenever the clock has moved past a rotation period.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="rotationPeriodInDays">The days between two rotations, or null for the service's default of 365.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html"/></remarks>
    public KmsScenario EnableKeyRotation(string key, int? rotationPeriodInDays = null) =>
        Add("EnableKeyRotation", ScriptText.Of(("", key), ("rotationPeriodInDays", rotationPeriodInDays)), async (run, token) =>
        {
            var request = new EnableKeyRotationRequest { KeyId = run.KeyId(key), RotationPeriodInDays = rotationPeriodInDays };
            return await run.Client.EnableKeyRotationAsync(request, token).ConfigureAwait(false);
        });

    /// <summary>Calls DisableKeyRotation.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html"/></remarks>
    public KmsScenario DisableKeyRotation(string key) => Add("DisableKeyRotation", ScriptText.Of(("", key)), async (run, token) =>
        await run.Client.DisableKeyRotationAsync(new DisableKeyRotationRequest { KeyId = run.KeyId(key) }, token).ConfigureAwait(false));

    /// <summary>Calls GetKeyRotationStatus. The answer says whether the key rotates, how often, and when next.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html"/></remarks>
    public KmsScenario GetKeyRotationStatus(string key) => Add("GetKeyRotationStatus", ScriptText.Of(("", key)), async (run, token) =>
        await run.Client.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = run.KeyId(key) }, token).ConfigureAwait(false));

    /// <summary>Calls RotateKeyOnDemand.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html"/></remarks>
    public KmsScenario RotateKeyOnDemand(string key) => Add("RotateKeyOnDemand", ScriptText.Of(("", key)), async (run, token) =>
        await run.Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = run.KeyId(key) }, token).ConfigureAwait(false));

    /// <summary>Calls ListKeyRotations, for one page. The answer has them in <c>Rotations</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="includeKeyMaterial">Whether to list all materials or the rotations only; null for the service's default.</param>
    /// <param name="limit">The most rotations to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html"/></remarks>
    public KmsScenario ListKeyRotations(string key, IncludeKeyMaterial? includeKeyMaterial = null, int? limit = null, string? marker = null)
    {
        var arguments = ScriptText.Of(("", key), ("includeKeyMaterial", includeKeyMaterial), ("limit", limit), ("marker", marker));
        return Add("ListKeyRotations", arguments, async (run, token) =>
        {
            var request = new ListKeyRotationsRequest { KeyId = run.KeyId(key), IncludeKeyMaterial = includeKeyMaterial, Limit = limit, Marker = marker };
            return await run.Client.ListKeyRotationsAsync(request, token).ConfigureAwait(false);
        });
    }
}
