using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Scenarios.Running;

/// <summary>The materials that a script has imported, so that a key can be given the same bytes again: KMS accepts no others.</summary>
internal sealed class ImportedMaterials(string scenario)
{
    private readonly Dictionary<string, List<(string Id, byte[] Bytes)>> imported = new(StringComparer.Ordinal);

    public byte[] Choose(string keyArn, string? materialId, bool isNew)
    {
        var known = imported.GetValueOrDefault(KeyId(keyArn)) ?? [];
        if (isNew || known.Count == 0) return Invent(keyArn, known.Count);
        var wanted = known.FindIndex(material => material.Id == materialId);
        return known[wanted < 0 ? ^1 : wanted].Bytes;
    }

    public void Remember(string keyArn, string? materialId, byte[] bytes)
    {
        if (!imported.TryGetValue(KeyId(keyArn), out var known)) imported[KeyId(keyArn)] = known = [];
        if (materialId is not null && known.All(material => material.Id != materialId)) known.Add((materialId, [.. bytes]));
    }

    // Related multi-Region keys have one id and take the same bytes.
    private static string KeyId(string keyArn) => keyArn[(keyArn.LastIndexOf('/') + 1)..];

    private byte[] Invent(string keyArn, int number) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{scenario}\n{keyArn}\n{number}")));
}
