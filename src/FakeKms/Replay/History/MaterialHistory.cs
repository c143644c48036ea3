using System.Globalization;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.History;

/// <summary>The materials of one key, as far as the log names them: in which order they came to be, and which one each import brings.</summary>
internal sealed class MaterialHistory
{
    private const string Unnamed = "material ";
    private readonly List<string> ids = [];
    private readonly List<string> older = [];
    private readonly Dictionary<LoggedEvent, string> imports = [];
    private readonly List<string> before = [];
    private readonly KeyStart start;
    private readonly bool isImported;
    private string? latest;
    private int unnamed;

    public MaterialHistory(string keyId, IReadOnlyList<LoggedEvent> events, KeyStart start, bool isImported)
    {
        (this.start, this.isImported) = (start, isImported);
        if (isImported && HasMaterial) latest = Unnamed + "0";
        foreach (var logged in events.Where(logged => logged.Succeeded)) Note(keyId, logged);
        var failed = events.Where(logged => logged is { Succeeded: false, Name: "ImportKeyMaterial" }).ToArray();
        foreach (var logged in failed) imports[logged] = Attempted(logged, events);
        // A material that only decrypts is older than those that encrypt. Without any other one, the last is the one that encrypts.
        older.RemoveAll(ids.Contains);
        ids.InsertRange(0, older);
        before.InsertRange(0, older);
        if (start == KeyStart.Created) before.Clear();
        else if (!isImported && ids.Count > older.Count) before.Add(ids[older.Count]);
        else if (isImported && HasMaterial && before.Count == 0) before.Add(Unnamed + "0");
    }

    private bool HasMaterial => start != KeyStart.Created && start != KeyStart.PendingImport;

    /// <summary>The ids of the key's materials, in the order in which it gets them.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <summary>The materials that the key has before the log begins.</summary>
    public IReadOnlyList<string> Before => before;

    public string? ImportedBy(LoggedEvent logged) => imports.GetValueOrDefault(logged);

    private void Note(string keyId, LoggedEvent logged)
    {
        switch (logged.Name)
        {
            case "CreateKey": Add(logged.Answered("keyMetadata", "currentKeyMaterialId") ?? logged.BackingKeyId); break;
            case "ImportKeyMaterial": Import(logged); break;
            case "DeleteImportedKeyMaterial" when logged.Sent("keyMaterialId") is { } named: AddNamed(named); break;
            case "DeleteImportedKeyMaterial": AddUsed(logged.Answered("keyMaterialId")); break;
            case "DeleteExpiredKeyMaterial": AddNamed(logged.Detail("keyMaterialId")); break;
            case "Decrypt": AddOlder(logged.Noted("keyMaterialId")); break;
            case "RotateKey":
                AddUsed(logged.Detail("previousKeyMaterialId"));
                AddUsed(logged.Detail("currentKeyMaterialId"));
                break;
            case "ReEncrypt":
                if (logged.Keys[0].KeyId == keyId) AddOlder(logged.Noted("sourceKeyMaterialId"));
                if (logged.Keys[^1].KeyId == keyId) AddUsed(logged.Noted("destinationKeyMaterialId"));
                break;
            default: AddUsed(logged.Noted("keyMaterialId")); break;
        }
    }

    // Beside the one that encrypts, a material is an older one.
    private void AddNamed(string? id)
    {
        if (ids.Count > 0) AddOlder(id);
        else AddUsed(id);
    }

    // Imported material that works without having been imported in the log was there before.
    private void AddUsed(string? id)
    {
        if (Add(id) && isImported) before.Add(ids[^1]);
    }

    private void Import(LoggedEvent logged)
    {
        var type = logged.Sent("importType");
        var isNew = type == "NEW_KEY_MATERIAL" || latest is null;
        var id = logged.Answered("keyMaterialId");
        var label = id is not null ? ReplayNames.LongId(id) : isNew ? NextUnnamed() : latest!;
        var isThere = type == "EXISTING_KEY_MATERIAL" || (!isNew && HasMaterial);
        if (isThere && ids.Count > 0) AddOlder(id);
        else if (Add(id) && isThere) before.Add(label);
        imports[logged] = latest = label;
    }

    // A refused import was probably one of the material that was imported in the end.
    private string Attempted(LoggedEvent logged, IReadOnlyList<LoggedEvent> events)
    {
        if (logged.Record.ErrorCode == "IncorrectKeyMaterialException") return "wrong material";
        if (logged.Sent("keyMaterialId") is { } id) return ReplayNames.LongId(id);
        var isNew = logged.Sent("importType") == "NEW_KEY_MATERIAL";
        var earlier = imports.Keys.Where(other => other.Succeeded && IsBefore(other, logged, events));
        var later = imports.Keys.Where(other => other.Succeeded && IsBefore(logged, other, events));
        var next = later.FirstOrDefault(other => !isNew || other.Sent("importType") == "NEW_KEY_MATERIAL");
        return (isNew ? null : earlier.LastOrDefault()) is { } last ? imports[last] : next is not null ? imports[next] : NextUnnamed();
    }

    private static bool IsBefore(LoggedEvent one, LoggedEvent other, IReadOnlyList<LoggedEvent> events)
    {
        foreach (var logged in events)
        {
            if (logged == one) return true;
            if (logged == other) return false;
        }
        return false;
    }

    private bool Add(string? id)
    {
        if (id is null || ids.Contains(ReplayNames.LongId(id))) return false;
        ids.Add(ReplayNames.LongId(id));
        return true;
    }

    private void AddOlder(string? id)
    {
        if (id is not null && !older.Contains(ReplayNames.LongId(id)) && !ids.Contains(ReplayNames.LongId(id))) older.Add(ReplayNames.LongId(id));
    }

    private string NextUnnamed() => string.Create(CultureInfo.InvariantCulture, $"{Unnamed}{++unnamed}");
}
