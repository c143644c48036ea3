using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios.Running;
using FakeKms.Scenarios.Script;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>
    /// Calls GetParametersForImport by itself. <c>ImportKeyMaterial</c> does so on its own, unless its <c>from</c> names what this step stores.
    /// </summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="wrappingAlgorithm">How the material is going to be wrapped; null for <c>RSAES_OAEP_SHA_256</c>.</param>
    /// <param name="wrappingKeySpec">The kind of wrapping key; null for <c>RSA_2048</c>.</param>
    /// <param name="into">The name to store the import token and the wrapping key under, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html"/></remarks>
    public KmsScenario GetParametersForImport(
        string key, AlgorithmSpec? wrappingAlgorithm = null, WrappingKeySpec? wrappingKeySpec = null, string? into = null)
    {
        var algorithm = wrappingAlgorithm ?? AlgorithmSpec.RSAES_OAEP_SHA_256;
        var spec = wrappingKeySpec ?? WrappingKeySpec.RSA_2048;
        return GetParametersForImport(new GetParametersForImportRequest { KeyId = key, WrappingAlgorithm = algorithm, WrappingKeySpec = spec }, into);
    }

    /// <summary>Calls GetParametersForImport with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the import token and the wrapping key under, or null.</param>
    public KmsScenario GetParametersForImport(GetParametersForImportRequest request, string? into = null) => Call(
        request,
        (run, it, token) => run.Client.GetParametersForImportAsync(it, token),
        (run, it, answer) =>
        {
            var parameters = NamedValue.Of(answer.ImportToken) with { Parameters = (answer, it.WrappingAlgorithm) };
            if (into is not null) run.Results.Store(into, parameters);
        },
        (nameof(into), into));

    /// <summary>
    /// Imports key material as its owner does: calls GetParametersForImport, wraps the material, and calls ImportKeyMaterial. Both calls are recorded. The step
    /// fails when either does. With <paramref name="from"/> it makes the second call only.
    /// </summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="material">
    /// The material's bytes; null for the material that this script imported into the key before, so that ciphertexts of it can be read again, or for
    /// invented bytes the first time. Invented bytes follow from the scenario's name and the key.
    /// </param>
    /// <param name="expiresAfter">How long the material lasts, from the server's time on; null for no expiry, or for <paramref name="validTo"/>.</param>
    /// <param name="validTo">When the material expires. Give this or <paramref name="expiresAfter"/>.</param>
    /// <param name="importType">
    /// <c>NEW_KEY_MATERIAL</c> to import further material (invented anew unless given), <c>EXISTING_KEY_MATERIAL</c>, or null to leave it out.
    /// </param>
    /// <param name="description">The material's description, or null.</param>
    /// <param name="keyMaterialId">
    /// Which of the key's materials is imported once more: its id, or the name it was stored under with <paramref name="into"/>; or null.
    /// </param>
    /// <param name="into">The name to store the answered key material id under, or null.</param>
    /// <param name="wrappingAlgorithm">How the material is wrapped; null for <c>RSAES_OAEP_SHA_256</c>.</param>
    /// <param name="wrappingKeySpec">The kind of wrapping key; null for <c>RSA_2048</c>.</param>
    /// <param name="from">The name that GetParametersForImport stored the token and the wrapping key under; null to ask for them.</param>
    /// <exception cref="ArgumentException">
    /// Both expiries are given, or a way to wrap beside <paramref name="from"/>, which has one already.
    /// </exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html"/></remarks>
    public KmsScenario ImportKeyMaterial(
        string key, byte[]? material = null, TimeSpan? expiresAfter = null, DateTimeOffset? validTo = null, ImportType? importType = null,
        string? description = null, string? keyMaterialId = null, string? into = null, AlgorithmSpec? wrappingAlgorithm = null,
        WrappingKeySpec? wrappingKeySpec = null, string? from = null)
    {
        if (expiresAfter is not null && validTo is not null) throw new ArgumentException("Give expiresAfter or validTo, not both.", nameof(validTo));
        if (from is not null && (wrappingAlgorithm is not null || wrappingKeySpec is not null))
            throw new ArgumentException($"GetParametersForImport was told how to wrap when \"{from}\" was stored. Leave it out here.", nameof(from));
        var import = new MaterialImport((byte[]?)material?.Clone(), expiresAfter, wrappingAlgorithm, wrappingKeySpec, from);
        var request = new ImportKeyMaterialRequest
        {
            KeyId = key,
            ValidTo = validTo?.UtcDateTime,
            ImportType = importType,
            KeyMaterialDescription = description,
            KeyMaterialId = keyMaterialId,
        };
        return Call(
            request, import.MakeAsync, (run, _, answer) => KeepMaterialId(run, into, answer), ("material", material), ("expiresAfter", expiresAfter),
            ("into", into), ("wrappingAlgorithm", wrappingAlgorithm), ("wrappingKeySpec", wrappingKeySpec), ("from", from));
    }

    /// <summary>Calls ImportKeyMaterial alone, with a request of your own: with the token and the wrapped material that the request has.</summary>
    /// <param name="request">The request. A key and a key material go by their names in it, as everywhere in a scenario.</param>
    /// <param name="into">The name to store the answered key material id under, or null.</param>
    public KmsScenario ImportKeyMaterial(ImportKeyMaterialRequest request, string? into = null) => Call(
        request, (run, it, token) => run.Client.ImportKeyMaterialAsync(it, token), (run, _, answer) => KeepMaterialId(run, into, answer), ("into", into));

    /// <summary>Calls DeleteImportedKeyMaterial.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="keyMaterialId">Which material: its id, or the name that <c>ImportKeyMaterial</c> stored it under; null for the current one.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html"/></remarks>
    public KmsScenario DeleteImportedKeyMaterial(string key, string? keyMaterialId = null) =>
        DeleteImportedKeyMaterial(new DeleteImportedKeyMaterialRequest { KeyId = key, KeyMaterialId = keyMaterialId });

    /// <summary>Calls DeleteImportedKeyMaterial with a request of your own.</summary>
    /// <param name="request">The request. A key and a key material go by their names in it, as everywhere in a scenario.</param>
    public KmsScenario DeleteImportedKeyMaterial(DeleteImportedKeyMaterialRequest request) =>
        Call(request, (kms, it, token) => kms.DeleteImportedKeyMaterialAsync(it, token));

    // A key of another kind than symmetric encryption has no such id.
    private static void KeepMaterialId(ScenarioRun run, string? into, ImportKeyMaterialResponse answer)
    {
        if (into is not null && answer.KeyMaterialId is { } id) run.Results.Store(into, NamedValue.Of(id));
    }
}
