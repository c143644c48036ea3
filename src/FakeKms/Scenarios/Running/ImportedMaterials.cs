using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Scenarios.Running;

/// <summary>The materials that a script has imported, so that a key can be given the same bytes again: KMS accepts no others.</summary>
internal sealed class ImportedMaterials(string scenario)
{
    private readonly Dictionary<string, List<(string Id, byte[] Bytes)>> imported = new(StringComparer.Ordinal);

    /// <param name="keyArn">The key.</param>
    /// <param name="materialId">Which of its materials; null for the latest.</param>
    /// <param name="isNew">Whether it is to be another one.</param>
    /// <param name="ofItsKind">Invents material for a key that does not take any 32 bytes; answers null for one that does.</param>
    public byte[] Choose(string keyArn, string? materialId, bool isNew, Func<byte[]?> ofItsKind)
    {
        var known = imported.GetValueOrDefault(KeyId(keyArn)) ?? [];
        if (isNew || known.Count == 0) return ofItsKind() ?? Invent(keyArn, known.Count);
        var wanted = known.FindIndex(material => material.Id == materialId);
        return known[wanted < 0 ? ^1 : wanted].Bytes;
    }

    public void Remember(string keyArn, string? materialId, byte[] bytes)
    {
        if (!imported.TryGetValue(KeyId(keyArn), out var known)) imported[KeyId(keyArn)] = known = [];
        // The one material of a key that is not symmetric has no id.
        var id = materialId ?? "";
        if (known.All(material => material.Id != id)) known.Add((id, [.. bytes]));
    }

    // Related multi-Region keys have one id and take the same bytes.
    private static string KeyId(string keyArn) => keyArn[(keyArn.LastIndexOf('/') + 1)..];

    private byte[] Invent(string keyArn, int number) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{scenario}\n{keyArn}\n{number}")));
}
