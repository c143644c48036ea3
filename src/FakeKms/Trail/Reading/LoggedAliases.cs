using FakeKms.Model;

namespace FakeKms.Trail.Reading;

/// <summary>
/// Which aliases pointed to which key, as far as the records tell: those that create, move and delete aliases, and those of calls that name a key by one.
/// </summary>
internal sealed class LoggedAliases
{
    private static readonly string[] KeyMembers = ["keyId", "aliasName", "targetKeyId", "sourceKeyId", "destinationKeyId"];
    private readonly Dictionary<string, KeyNames> namesByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Home, string Name), string> keyByName = [];

    /// <summary>The alias names of a record's keys at the time of the record. Records have to come in the order of their times.</summary>
    public IReadOnlyList<string> At(KmsEvent record)
    {
        string[] keys = [.. record.Resources.Select(resource => resource.Arn).Where(arn => arn.Contains(":key/", StringComparison.Ordinal))];
        var named = Named(record);
        if (record.ErrorCode is null) Learn(record, keys, named);
        if (keys is [var only] && NamesOf(only) is var names && named.All(names.Contains)) return names.AsList();
        return [.. keys.SelectMany(key => NamesOf(key).AsList()).Union(named)];
    }

    private void Learn(KmsEvent record, string[] keys, string[] named)
    {
        if (record.EventName == "DeleteAlias") Array.ForEach(keys, key => Forget(key, named));
        else if (record.EventName == "DeleteKey") Array.ForEach(keys, key => Forget(key, [.. NamesOf(key).AsList()]));
        // Of two keys, as those of ReEncrypt, nothing says which one the alias means.
        else if (keys is [var key]) Array.ForEach(named, name => PointTo(key, name));
    }

    private void PointTo(string key, string name)
    {
        var place = (HomeOf(key), name);
        if (keyByName.TryGetValue(place, out var former))
        {
            if (former == key) return;
            NamesOf(former).Remove(name);
        }
        keyByName[place] = key;
        if (!namesByKey.TryGetValue(key, out var names)) namesByKey[key] = names = new();
        names.Add(name);
    }

    private void Forget(string key, string[] names)
    {
        foreach (var name in names)
        {
            NamesOf(key).Remove(name);
            if (keyByName.TryGetValue((HomeOf(key), name), out var owner) && owner == key) keyByName.Remove((HomeOf(key), name));
        }
    }

    private KeyNames NamesOf(string key) => namesByKey.GetValueOrDefault(key) ?? KeyNames.None;

    private static string[] Named(KmsEvent record)
    {
        if (record.SourceUtf8.AsSpan().IndexOf("alias"u8) < 0) return [];
        var request = record.RequestParameters;
        return [.. KeyMembers.Select(member => LoggedRecord.Text(request, member)).OfType<string>().Select(NameOf).OfType<string>()];
    }

    private static string? NameOf(string text)
    {
        var name = ArnParts.Parse(text)?.Resource ?? text;
        return name.StartsWith("alias/", StringComparison.Ordinal) ? name : null;
    }

    private static string HomeOf(string arn) => arn[..arn.LastIndexOf(':')];

    /// <summary>The names of one key, in their order. Records between two changes share one list.</summary>
    private sealed class KeyNames
    {
        private readonly SortedSet<string> names = new(StringComparer.Ordinal);
        private IReadOnlyList<string>? list;

        public static KeyNames None { get; } = new();

        public bool Contains(string name) => names.Contains(name);

        public IReadOnlyList<string> AsList() => list ??= names.Count == 0 ? [] : [.. names];

        public void Add(string name)
        {
            if (names.Add(name)) list = null;
        }

        public void Remove(string name)
        {
            if (names.Remove(name)) list = null;
        }
    }
}
