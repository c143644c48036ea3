using System.Security.Cryptography;
using System.Text;
using FakeKms.Model;

namespace FakeKms.Replay.Log;

/// <summary>
/// What the replay calls the things of the log. An id that KMS could have given out stays; one that somebody has made unreadable is replaced,
/// everywhere by the same one.
/// </summary>
internal sealed class ReplayNames
{
    private readonly Dictionary<string, string> keyIds = new(StringComparer.Ordinal);

    public ReplayNames(IEnumerable<KmsEvent> records)
    {
        foreach (var id in records.SelectMany(record => record.Resources).Select(resource => KeyArn.Parse(resource.Arn)?.KeyId).OfType<string>())
        {
            if (!IdForms.IsKeyId(id)) keyIds.TryAdd(id, KeyIdFor(id));
        }
    }

    /// <summary>A text that names a key in any way, or has nothing to do with one.</summary>
    public string Key(string text) =>
        keyIds.Count == 0 ? text
        : keyIds.TryGetValue(text, out var id) ? id
        : KeyArn.Parse(text) is { } arn && keyIds.TryGetValue(arn.KeyId, out var inArn) ? (arn with { KeyId = inArn }).ToString()
        : text;

    /// <summary>The id of a grant or of a key material.</summary>
    public static string LongId(string id) => IdForms.IsGrantOrMaterialId(id) ? id : Hash(id);

    public static string StoreId(string id) => IdForms.IsCustomKeyStoreId(id) ? id : "cks-" + Hash(id)[..17];

    /// <summary>An event id or a request id; null for one that cannot be given to a call.</summary>
    public static string? Plain(string? id) => id is not null && IdForms.IsEventOrRequestId(id) ? id : null;

    /// <summary>The id of a record that the log does not have, beside one that it has.</summary>
    public static string Invented(string id) => Guid.ParseExact(Hash(id)[..32], "N").ToString("D");

    private static string KeyIdFor(string id)
    {
        var hash = Hash(id)[..32];
        return IdForms.IsMultiRegion(id) ? IdForms.MultiRegionPrefix + hash : Invented(id);
    }

    private static string Hash(string id) => HexText.Of(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
