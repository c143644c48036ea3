namespace FakeKms.Operations;

/// <summary>The material of SYMMETRIC_DEFAULT: an AES-256 key.</summary>
internal static class SymmetricMaterial
{
    public const int Length = 32;
}
