namespace FakeKms.Trail.LeastPrivilege;

/// <summary>The keys that records name, and the aliases as far as records tell what they pointed to.</summary>
internal sealed class RecordedKeys
{
    private readonly Dictionary<string, string> targets = [];
    private readonly SortedSet<string> arns = new(StringComparer.Ordinal);

    /// <summary>Learns from a record, oldest first.</summary>
    public void Add(KmsEvent record)
    {
        string[] keys = [.. record.Resources.Select(resource => resource.Arn).Where(RecordedArns.IsKey)];
        arns.UnionWith(keys);
        if (keys is []) return;
        if (keys is [var key])
        {
            foreach (var alias in record.Resources.Select(resource => resource.Arn).Where(arn => !RecordedArns.IsKey(arn))) targets[alias] = key;
            foreach (var alias in record.Aliases) targets[RecordedArns.AliasBeside(key, alias)] = key;
        }
        AddSentAlias(record, "keyId", keys[0]);
        AddSentAlias(record, "sourceKeyId", keys[0]);
        AddSentAlias(record, "destinationKeyId", keys[^1]);
    }

    public void Add(string arn)
    {
        if (RecordedArns.IsKey(arn) && !arn.EndsWith('*')) arns.Add(arn);
    }

    /// <summary>The key that an alias pointed to; null where no record tells.</summary>
    public string? TargetOf(string aliasArn) => targets.GetValueOrDefault(aliasArn);

    public IReadOnlyCollection<string> Find(string key)
    {
        var isAlias = key.Contains("alias/", StringComparison.Ordinal);
        var found = isAlias
            ? targets.Where(pair => pair.Key == key || pair.Key.EndsWith(":" + key, StringComparison.Ordinal)).Select(pair => pair.Value)
            : arns.Where(arn => arn == key || arn.EndsWith(":key/" + key, StringComparison.Ordinal));
        string[] distinct = [.. found.Distinct()];
        if (distinct.Length > 0) return distinct;
        var known = string.Join(", ", isAlias ? targets.Keys.Order(StringComparer.Ordinal) : arns);
        throw new ArgumentException($"No record names the key '{key}'. Records name: {known}", nameof(key));
    }

    private void AddSentAlias(KmsEvent record, string member, string key)
    {
        var sent = SentParameters.Text(record, member) ?? "";
        if (sent.StartsWith("alias/", StringComparison.Ordinal)) targets[RecordedArns.AliasBeside(key, sent)] = key;
        else if (sent.Contains(":alias/", StringComparison.Ordinal)) targets[sent] = key;
    }
}
