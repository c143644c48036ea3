using FakeKms.Engine.Permissions;
using FakeKms.Model;

namespace FakeKms.Engine.Authorization;

/// <summary>The condition keys that a test gives by name.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
internal static class GivenContext
{
    private const string AttestationPrefix = "kms:RecipientAttestation:";

    /// <summary>One value for each name, as many dictionaries have it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Each(IReadOnlyDictionary<string, string>? given)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in given ?? new Dictionary<string, string>())
        {
            if (!values.TryAdd(name, [value])) throw new ArgumentException($"The condition key {name} is given twice: its case does not count.", nameof(given));
        }
        return values;
    }

    /// <summary>Refuses what no request for any of the actions can have, since no policy would ever see it.</summary>
    /// <exception cref="ArgumentException">There is no such condition key, or not with these actions, or not with several values.</exception>
    public static void Check(IReadOnlyDictionary<string, IReadOnlyList<string>> given, IReadOnlyList<string> actions, ActionConditions known)
    {
        foreach (var (name, values) in given)
        {
            CheckName(name, known.All);
            if (values is [null])
                throw new ArgumentException($"The condition key {name} has no value: leave it out, and policies take it for absent.", nameof(given));
            if (values.Count > 1 && !ConditionNames.IsMultivalued(name))
                throw new ArgumentException($"The condition key {name} has one value, and is given {values.Count}.", nameof(given));
            if (!actions.Any(action => known.Has(action, name)))
            {
                throw new ArgumentException(
                    $"No request for {string.Join(" or ", actions)} has the condition key {name}; policies would take it for absent. Leave it out.",
                    nameof(given));
            }
        }
    }

    /// <summary>
    /// The values by name, as requests for an action can have them. The names of the pairs of an encryption context are a key of their own, which need not be
    /// given.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> For(
        string action, IReadOnlyDictionary<string, IReadOnlyList<string>> given, ActionConditions known)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in given)
        {
            if (known.Has(action, name)) values[name] = value;
        }
        string[] pairs =
        [
            .. values.Keys.Where(key => key.StartsWith(ConditionNames.EncryptionContext, StringComparison.OrdinalIgnoreCase))
                .Select(key => key[ConditionNames.EncryptionContext.Length..]),
        ];
        if (pairs.Length > 0) values.TryAdd(ConditionNames.EncryptionContextKeys, pairs);
        return values;
    }

    private static void CheckName(string name, IReadOnlyList<string> known)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var stem = ConditionNames.StemOf(name);
        if (known.FirstOrDefault(key => key[^1] is ':' or '/' && key[..^1].Equals(name.TrimEnd(':', '/'), StringComparison.OrdinalIgnoreCase)) is { } open)
            throw new ArgumentException($"The condition key {open} goes on with a name, such as {open}{ExampleOf(open)}.", nameof(name));
        if (!known.Contains(stem, StringComparer.OrdinalIgnoreCase)) throw Unknown(name, stem, known);
        if (stem.Equals(AttestationPrefix, StringComparison.OrdinalIgnoreCase) && !AttestedRegisters.IsName(name[stem.Length..]))
        {
            throw new ArgumentException(
                $"'{ShortText.Value(name)}' is no register of an attestation document: write {AttestationPrefix} and ImageSha384, PCR0 to PCR31, or " +
                "NitroTPMPCR0 to NitroTPMPCR23.", nameof(name));
        }
    }

    private static ArgumentException Unknown(string name, string stem, IReadOnlyList<string> known)
    {
        // Without the prefix the rest of an encryption context's pair cannot be told from the name.
        var proposal = known.Contains(ConditionNames.StemOf("kms:" + name), StringComparer.OrdinalIgnoreCase) ? $"; did you mean 'kms:{name}'?" : null;
        if (proposal is null && NearestName.Of(stem, known) is { } near)
            proposal = $"; did you mean '{near}{(near[^1] is ':' or '/' ? name[stem.Length..] : "")}'?";
        // The pairs of an encryption context are what tests give most.
        if (proposal is null && !name.Contains(':', StringComparison.Ordinal))
            proposal = $"; a pair of the encryption context is '{ConditionNames.EncryptionContext}{name}'.";
        return new($"'{ShortText.Value(name)}' is no condition key of requests to KMS{proposal ?? "."}", nameof(name));
    }

    private static string ExampleOf(string stem) => stem.ToUpperInvariant() switch
    {
        "KMS:ENCRYPTIONCONTEXT:" => "tenant",
        "KMS:RECIPIENTATTESTATION:" => "PCR0",
        _ => "Department",
    };
}
