using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Members;
using FakeKms.Model;

namespace FakeKms.Engine.Rules;

/// <summary>How the members of ImportKeyMaterial must fit together. AWS documents the rules; all texts but the first are this library's own.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html"/></remarks>
internal static class ImportRules
{
    /// <summary>How far ahead imported material can expire.</summary>
    public const int MaximumDays = 365;

    public static void CheckMembers(ImportKeyMaterialRequest request, DateTimeOffset now)
    {
        var expires = request.ExpirationModel is null || request.ExpirationModel == ExpirationModelType.KEY_MATERIAL_EXPIRES;
        if (expires && request.ValidTo is null)
            throw KmsErrors.Validation("A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES");
        if (!expires && request.ValidTo is not null)
            throw KmsErrors.Validation("A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE");
        if (request.ValidTo is { } time) CheckValidTo(new DateTimeOffset(time.ToUniversalTime()), now);
        if (request.KeyMaterialId is not null && request.ImportType == ImportType.NEW_KEY_MATERIAL)
            throw KmsErrors.Validation("A keyMaterialId must not be set if the ImportType is NEW_KEY_MATERIAL");
    }

    /// <summary>
    /// Several materials, their ids and their descriptions exist for symmetric keys alone; a replica takes the description from its primary key.
    /// </summary>
    public static void CheckKey(ImportKeyMaterialRequest request, KmsKey key)
    {
        if (!KeySpecs.IsSymmetric(key.KeySpec)
            && (request.ImportType is not null || request.KeyMaterialId is not null || request.KeyMaterialDescription is not null))
            throw KmsErrors.Validation("ImportType, KeyMaterialId and KeyMaterialDescription can be set for symmetric encryption keys only");
        if (key.IsReplica && request.KeyMaterialDescription is not null)
            throw KmsErrors.Validation("A keyMaterialDescription can be set on the multi-Region primary key only");
    }

    // A token is forgotten when its time is over.
    public static ImportParameters ParametersOf(KmsKey key, byte[] token, DateTimeOffset now)
    {
        if (key.FindImportToken(Convert.ToBase64String(token)) is { } parameters) return parameters;
        throw ImportTokenForm.HasExpired(token, key.Arn, now) ? KmsErrors.ExpiredImportToken() : KmsErrors.InvalidImportToken();
    }

    private static void CheckValidTo(DateTimeOffset validTo, DateTimeOffset now)
    {
        if (validTo <= now) throw KmsErrors.Validation($"The validTo date must be in the future; it is {ServerTime.Of(now)}.");
        if (validTo > now.After(TimeSpan.FromDays(MaximumDays)))
            throw KmsErrors.Validation($"The validTo date must be at most {MaximumDays} days ahead; it is {ServerTime.Of(now)}.");
    }
}
