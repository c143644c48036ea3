namespace FakeKms.Domain.Materials;

/// <summary>
/// The material of SYMMETRIC_DEFAULT: an AES-256 key, or in China an SM4 key. Nobody sees which cipher it is for, only how much of it can be imported.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-conceptual.html"/></remarks>
internal static class SymmetricMaterial
{
    public const int Length = 32;
    private const int LengthInChina = 16;

    public static int ImportedLength(string region) => region.StartsWith("cn-", StringComparison.Ordinal) ? LengthInChina : Length;
}
