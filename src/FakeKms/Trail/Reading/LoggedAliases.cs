using System.Text.Json;
using FakeKms.Model;

namespace FakeKms.Trail.Reading;

/// <summary>
/// Which aliases pointed to which key, as far as the records tell: those that create, move and delete aliases, and those of calls that name a key by one.
/// </summary>
internal sealed class LoggedAliases
{
    private static readonly string[] KeyMembers = ["keyId", "aliasName", "targetKeyId", "sourceKeyId", "destinationKeyId"];
    private readonly Dictionary<string, SortedSet<string>> namesByKey = new(StringComparer.Ordinal);

    /// <summary>The alias names of a record's keys at the time of the record. Records have to come in the order of their times.</summary>
    public IReadOnlyList<string> At(LoggedRecord record)
    {
        var keys = KeysOf(record);
        var named = Named(record);
        if (record.Text("errorCode") is null) Learn(record, keys, named);
        return [.. keys.SelectMany(NamesOf).Union(named)];
    }

    private void Learn(LoggedRecord record, string[] keys, string[] named)
    {
        if (record.Name == "DeleteAlias") Forget(keys, named);
        else if (record.Name == "DeleteKey") Array.ForEach(keys, key => namesByKey.Remove(key));
        // Of two keys, as those of ReEncrypt, nothing says which one the alias means.
        else if (keys is [var key])
        {
            foreach (var name in named) PointTo(key, name);
        }
    }

    private void PointTo(string key, string name)
    {
        Forget(namesByKey.Keys.Where(other => HomeOf(other) == HomeOf(key)), [name]);
        NamesOf(key).Add(name);
    }

    private void Forget(IEnumerable<string> keys, string[] names)
    {
        foreach (var key in keys) NamesOf(key).ExceptWith(names);
    }

    private SortedSet<string> NamesOf(string key)
    {
        if (!namesByKey.TryGetValue(key, out var names)) namesByKey[key] = names = new(StringComparer.Ordinal);
        return names;
    }

    private static string[] KeysOf(LoggedRecord record) =>
        [.. KmsEventReader.ResourcesOf(record).Select(resource => resource.Arn).Where(arn => arn.Contains(":key/", StringComparison.Ordinal))];

    private static string[] Named(LoggedRecord record) => record.Member("requestParameters") is not { ValueKind: JsonValueKind.Object } request ? [] :
    [
        .. KeyMembers.Select(member => LoggedRecord.Text(request, member)).OfType<string>().Select(NameOf).OfType<string>(),
    ];

    private static string? NameOf(string text)
    {
        var name = ArnParts.Parse(text)?.Resource ?? text;
        return name.StartsWith("alias/", StringComparison.Ordinal) ? name : null;
    }

    private static string HomeOf(string arn) => arn[..arn.LastIndexOf(':')];
}
