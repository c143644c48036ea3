using System.Formats.Cbor;

namespace FakeKms.Crypto.Recipients;

/// <summary>
/// CBOR that somebody else wrote. The framework's reader says in three kinds of exception that bytes are not what is asked for; here they are no answer.
/// Indefinite lengths and long forms of short numbers are taken, text that is not UTF-8, keys that are there twice, and bytes after the item are not.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8949"/></remarks>
internal static class CborForm
{
    /// <summary>What was read, or nothing when the bytes are not exactly that. Any bytes are an answer.</summary>
    public static T? Read<T>(byte[] bytes, Func<CborReader, T?> read)
    {
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Strict);
            var value = read(reader);
            return reader.BytesRemaining == 0 ? value : default;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return default;
        }
    }

    /// <summary>The entries of a map. The reader takes two encodings of one key for two keys: they are refused here.</summary>
    /// <exception cref="CborContentException">A key is there twice.</exception>
    public static Dictionary<TKey, TValue> Map<TKey, TValue>(CborReader reader, Func<CborReader, TKey> readKey, Func<CborReader, TValue> readValue)
        where TKey : notnull
    {
        var entries = new Dictionary<TKey, TValue>();
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var key = readKey(reader);
            if (!entries.TryAdd(key, readValue(reader))) throw new CborContentException($"The key {key} is there twice.");
        }
        reader.ReadEndMap();
        return entries;
    }

    public static List<T> Array<T>(CborReader reader, Func<CborReader, T> readItem)
    {
        var items = new List<T>();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray) items.Add(readItem(reader));
        reader.ReadEndArray();
        return items;
    }
}
