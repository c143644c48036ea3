using Amazon.KeyManagementService;

namespace FakeKms.Domain.Materials;

/// <summary>What ImportKeyMaterial asks for, once the material is unwrapped.</summary>
internal sealed record ImportRequest(byte[] Material, ImportType? Type, string? ExpectedId, string? Description, DateTimeOffset? ValidTo);
