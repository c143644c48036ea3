using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls GetParametersForImport by itself. <see cref="ImportKeyMaterial"/> does so on its own.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="wrappingAlgorithm">How the material is going to be wrapped; null for <c>RSAES_OAEP_SHA_256</c>.</param>
    /// <param name="wrappingKeySpec">The kind of wrapping key; null for <c>RSA_2048</c>.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html"/></remarks>
    public KmsScenario GetParametersForImport(string key, AlgorithmSpec? wrappingAlgorithm = null, WrappingKeySpec? wrappingKeySpec = null)
    {
        var arguments = ScriptText.Of(("", key), ("wrappingAlgorithm", wrappingAlgorithm), ("wrappingKeySpec", wrappingKeySpec));
        return Add("GetParametersForImport", arguments, async (run, token) =>
        {
            var request = new GetParametersForImportRequest
            {
                KeyId = run.KeyId(key),
                WrappingAlgorithm = wrappingAlgorithm ?? AlgorithmSpec.RSAES_OAEP_SHA_256,
                WrappingKeySpec = wrappingKeySpec ?? WrappingKeySpec.RSA_2048,
            };
            return await run.Client.GetParametersForImportAsync(request, token).ConfigureAwait(false);
        });
    }

    /// <summary>
    /// Imports key material as its owner does: calls GetParametersForImport, wraps the material with RSA OAEP, and calls ImportKeyMaterial.
    /// Both calls are recorded. The step fails when either does.
    /// </summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="material">
    /// The material's bytes; null for the material that this script imported into the key before, so that ciphertexts of it can be read again, or for
    /// invented bytes the first time. Invented bytes follow from the scenario's name and the key.
    /// </param>
    /// <param name="expiresAfter">How long the material lasts, from the server's time on; null (and no <paramref name="validTo"/>) for material that does not expire.</param>
    /// <param name="validTo">When the material expires. Give this or <paramref name="expiresAfter"/>.</param>
    /// <param name="importType"><c>NEW_KEY_MATERIAL</c> to import further material (invented anew unless given), <c>EXISTING_KEY_MATERIAL</c>, or null to leave it out.</param>
    /// <param name="description">The material's description, or null.</param>
    /// <param name="keyMaterialId">Which of the key's materials is imported once more: its id, or the name it was stored under with <paramref name="into"/>; or null.</param>
    /// <param name="into">The name to store the answered key material id under, or null.</param>
    /// <param name="wrappingAlgorithm"><c>RSAES_OAEP_SHA_256</c> (when null) or <c>RSAES_OAEP_SHA_1</c>.</param>
    /// <param name="wrappingKeySpec">The kind of wrapping key; null for <c>RSA_2048</c>.</param>
    /// <exception cref="ArgumentException">Both expiries are given, or the wrapping algorithm is another one.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html"/></remarks>
    public KmsScenario ImportKeyMaterial(
        string key,
        byte[]? material = null,
        TimeSpan? expiresAfter = null,
        DateTime? validTo = null,
        ImportType? importType = null,
        string? description = null,
        string? keyMaterialId = null,
        string? into = null,
        AlgorithmSpec? wrappingAlgorithm = null,
        WrappingKeySpec? wrappingKeySpec = null)
    {
        if (expiresAfter is not null && validTo is not null) throw new ArgumentException("Give expiresAfter or validTo, not both.", nameof(validTo));
        if (wrappingAlgorithm is not null && wrappingAlgorithm != AlgorithmSpec.RSAES_OAEP_SHA_256 && wrappingAlgorithm != AlgorithmSpec.RSAES_OAEP_SHA_1)
            throw new ArgumentException($"A scenario wraps with RSAES_OAEP_SHA_256 or RSAES_OAEP_SHA_1, not {wrappingAlgorithm}.", nameof(wrappingAlgorithm));
        var import = new MaterialImport(key, (byte[]?)material?.Clone(), expiresAfter, validTo)
        {
            Type = importType,
            Description = description,
            KeyMaterialId = keyMaterialId,
            Into = into,
            WrappingAlgorithm = wrappingAlgorithm ?? AlgorithmSpec.RSAES_OAEP_SHA_256,
            WrappingKeySpec = wrappingKeySpec ?? WrappingKeySpec.RSA_2048,
        };
        var arguments = ScriptText.Of(
            ("", key), ("material", material), ("expiresAfter", expiresAfter), ("validTo", validTo), ("importType", importType),
            ("description", ScriptText.Quoted(description)), ("keyMaterialId", keyMaterialId), ("into", into),
            ("wrappingAlgorithm", wrappingAlgorithm), ("wrappingKeySpec", wrappingKeySpec));
        return Add("ImportKeyMaterial", arguments, async (run, token) => await import.RunAsync(run, token).ConfigureAwait(false));
    }

    /// <summary>Calls DeleteImportedKeyMaterial.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="keyMaterialId">Which material: its id, or the name that <see cref="ImportKeyMaterial"/> stored it under; null for the current one.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html"/></remarks>
    public KmsScenario DeleteImportedKeyMaterial(string key, string? keyMaterialId = null) =>
        Add("DeleteImportedKeyMaterial", ScriptText.Of(("", key), ("keyMaterialId", keyMaterialId)), async (run, token) =>
        {
            var request = new DeleteImportedKeyMaterialRequest { KeyId = run.KeyId(key), KeyMaterialId = run.StoredOr(keyMaterialId) };
            return await run.Client.DeleteImportedKeyMaterialAsync(request, token).ConfigureAwait(false);
        });
}
