using System.Globalization;
using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Model;
using FakeKms.Replay.Code.Text;
using FakeKms.Replay.History;

namespace FakeKms.Replay.Code.Keys;

/// <summary>A key from before the log: declared where a declaration says it all, or else made by steps.</summary>
/// <param name="key">The key.</param>
/// <param name="before">How it was.</param>
/// <param name="home">The account and the Region of the server.</param>
/// <param name="first">The time of the first record.</param>
/// <param name="store">The name of its key store.</param>
internal sealed class KeySetUp(ScriptKey key, ReplayedKey before, AccountRegion home, DateTimeOffset first, string? store)
{
    /// <summary>The way to wrap a private key, which is too long for the others.</summary>
    public const string LongWrapping = "AlgorithmSpec.RSA_AES_KEY_WRAP_SHA_256";

    private readonly List<(string? MaterialId, StepCode Step)> values = [];
    private readonly List<StepCode> last = [];
    private readonly List<SetUpStep> steps = [];

    /// <summary>Whether the log imports material into the key, so that the script has to have imported what is there.</summary>
    public bool IsImportedAgain { get; init; }

    /// <summary>The steps that make the key's grants, by the ids of the log, and those that import its materials.</summary>
    public Dictionary<string, StepCode> ById { get; } = new(StringComparer.Ordinal);

    /// <summary>The steps of them that import materials, oldest first.</summary>
    public IEnumerable<(string Id, StepCode Step)> Materials => before.Materials.Where(ById.ContainsKey).Select(id => (id, ById[id]));

    private string Name => CSharpText.Of(key.Name);

    // A declaration knows one alias, one material, and states that last.
    private bool IsDeclared =>
        key.Home == home && !before.IsAwsManaged && before.KeyStoreId is null && before.Grants.Count == 0
        && before.DeletedAfter is null && before.ExpiresAfter is null && before.RotatesAfter is null
        && before.Aliases.All(alias => alias.Name == key.Name) && before.Materials.Count <= 1
        && !(IsImportedAgain && (!before.IsPendingImport || before.Materials.Count > 0))
        && !(values.Count > 0 && (before.IsDisabled || before.IsPendingImport));

    /// <summary>Lets a step use the key, with a material of it or with the current one.</summary>
    public void Add(string? materialId, StepCode step) => values.Add((materialId, step));

    /// <summary>Lets a step use the key at the end of the set-up.</summary>
    public void AddLast(StepCode step) => last.Add(step);

    /// <summary>The declaration of the key; null when it is made by steps.</summary>
    public string? Declaration()
    {
        if (!IsDeclared) return null;
        var said = new List<string>();
        if (before.KeySpec != KeySpec.SYMMETRIC_DEFAULT)
            said.Add($".WithKeySpec({ModelCode.Constant(before.KeySpec)}, {ModelCode.Constant(before.KeyUsage)})");
        if (IdForms.IsMultiRegion(before.KeyId)) said.Add(CodeLayout.Call(".MultiRegion", [.. before.ReplicaRegions.Select(CSharpText.Of)]));
        if (before.IsPendingImport) said.Add(".PendingImport()");
        else if (before.IsImported) said.Add(".Imported()");
        if (before.Policy is { } policy) said.Add($".WithPolicy({CSharpText.Document(PolicyLayout.Of(policy))})");
        if (before.IsDisabled) said.Add(".Disabled()");
        return said.Count == 0 ? $".WithKey({Name})" : CodeLayout.Chain($".WithKey({Name}, key => key", said) + ")";
    }

    /// <summary>The steps that are left when what can be declared is declared.</summary>
    public IReadOnlyList<SetUpStep> Steps()
    {
        steps.Clear();
        if (before.IsAwsManaged) Do("DescribeKey", ("KeyId", Name));
        else if (!IsDeclared) Make();
        else foreach (var (_, step) in values) steps.Add(new SetUpStep(key.Home, step));
        steps.AddRange(last.Select(step => new SetUpStep(key.Home, step) { Time = first }));
        return steps;
    }

    private void Make()
    {
        Create();
        foreach (var region in before.ReplicaRegions)
        {
            var replicate = Do("ReplicateKey", ("KeyId", Name), ("ReplicaRegion", CSharpText.Of(region)));
            if (key.IsAlias) replicate.Set("Alias", Name);
        }
        foreach (var (region, name) in before.Aliases.Where(alias => alias.Name != key.Name))
            DoIn(region, "CreateAlias", ("AliasName", CSharpText.Of(name)), ("TargetKeyId", Name));
        AddMaterials();
        foreach (var (region, id) in before.Grants)
        {
            var grant = DoIn(region, "CreateGrant", ("KeyId", Name), ("GranteePrincipal", CSharpText.Of(key.Home.AccountPrincipal)));
            grant.Set("Operations", "[GrantOperation.DescribeKey]");
            Keep(id, grant);
        }
        AddState();
    }

    private void Create()
    {
        var create = Do("CreateKey", (ShortForms.NewKey, Name));
        if (store is not null)
        {
            create.Set("Origin", "OriginType.EXTERNAL_KEY_STORE");
            create.Set("CustomKeyStoreId", CSharpText.Of(store));
            create.Set("XksKeyId", CSharpText.Of(before.XksKeyId ?? "external-key"));
        }
        else if (before.IsImported || before.IsPendingImport)
        {
            create.Set("Origin", "OriginType.EXTERNAL");
        }
        if (before.KeySpec != KeySpec.SYMMETRIC_DEFAULT)
        {
            create.Set("KeySpec", ModelCode.Constant(before.KeySpec));
            create.Set("KeyUsage", ModelCode.Constant(before.KeyUsage));
        }
        if (IdForms.IsMultiRegion(before.KeyId)) create.Set("MultiRegion", "true");
        if (before.Policy is { } policy) create.Set("Policy", CSharpText.Document(PolicyLayout.Of(policy)));
    }

    private void AddMaterials()
    {
        var materials = before.Materials.Count == 0 && before.IsImported && !before.IsPendingImport ? [""] : before.Materials;
        foreach (var (id, number) in materials.Select((id, number) => (id, number)))
        {
            if (before.IsImported) Import(id, number > 0, isLast: number == materials.Count - 1);
            if (number > 0) Do("RotateKeyOnDemand", ("KeyId", Name));
            foreach (var (_, step) in values.Where(value => value.MaterialId == id)) steps.Add(new SetUpStep(key.Home, step));
        }
        var others = values.Where(value => value.MaterialId is null || !materials.Contains(value.MaterialId));
        steps.AddRange(others.Select(value => new SetUpStep(key.Home, value.Step)));
    }

    private void Import(string id, bool isFurther, bool isLast)
    {
        foreach (var region in before.ReplicaRegions.Prepend(key.Home.Region))
        {
            var import = DoIn(region, "ImportKeyMaterial", ("KeyId", Name));
            if (isLast && before.ExpiresAfter is { } life) import.Set("ValidTo", CSharpText.Of(first + life));
            if (isFurther && KeySpecs.IsSymmetric(before.KeySpec) && region == key.Home.Region) import.Set("ImportType", "ImportType.NEW_KEY_MATERIAL");
            if (KeySpecs.IsAsymmetric(before.KeySpec)) import.Set("WrappingAlgorithm", LongWrapping);
            if (region == key.Home.Region) Keep(id, import);
        }
    }

    private void AddState()
    {
        if (before.IsPendingImport && before.Materials.Count > 0) Do("DeleteImportedKeyMaterial", ("KeyId", Name));
        if (before.IsDisabled) Do("DisableKey", ("KeyId", Name));
        if (before.RotatesAfter is { } rotation)
        {
            var days = before.RotationPeriodInDays;
            var enable = DoAt(Before(first + rotation, days), "EnableKeyRotation", ("KeyId", Name));
            if (days != RotationDays.Default) enable.Set("RotationPeriodInDays", days.ToString(CultureInfo.InvariantCulture));
        }
        if (before.DeletedAfter is not { } deletion) return;
        var window = Math.Clamp((int)Math.Ceiling(deletion.TotalDays), 7, 30);
        var scheduled = Before(first + deletion, window);
        DoAt(
            scheduled < first ? scheduled : first, "ScheduleKeyDeletion", ("KeyId", Name),
            ("PendingWindowInDays", window.ToString(CultureInfo.InvariantCulture)));
    }

    // Before the first day of the calendar there is none.
    private static DateTimeOffset Before(DateTimeOffset time, int days) =>
        TimeSpan.FromDays(days) < time - DateTimeOffset.MinValue ? time.AddDays(-days) : DateTimeOffset.MinValue;

    // The steps are made once to give names, and once more when it is known which of them are needed.
    private void Keep(string id, StepCode step)
    {
        if (!ById.TryGetValue(id, out var known))
        {
            ById[id] = step;
            return;
        }
        step.Into = known.Into;
        if (known.Value("Material") is { } bytes) step.Set("Material", bytes);
    }

    private StepCode Do(string verb, params (string Member, string Code)[] members) => DoIn(key.Home.Region, verb, members);

    private StepCode DoIn(string region, string verb, params (string Member, string Code)[] members) => Add(region, null, verb, members);

    private StepCode DoAt(DateTimeOffset time, string verb, params (string Member, string Code)[] members) => Add(key.Home.Region, time, verb, members);

    private StepCode Add(string region, DateTimeOffset? time, string verb, (string Member, string Code)[] members)
    {
        var step = new StepCode(verb);
        foreach (var (member, code) in members) step.Set(member, code);
        steps.Add(new SetUpStep(key.Home with { Region = region }, step) { Time = time });
        return step;
    }
}
