namespace FakeKms.Domain.Materials;

/// <summary>What a key material is to its key (KeyMaterialState of ListKeyRotations).</summary>
internal enum MaterialState
{
    Current,
    NonCurrent,
    PendingRotation,
}
