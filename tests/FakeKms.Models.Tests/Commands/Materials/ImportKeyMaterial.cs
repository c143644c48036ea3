using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Materials;

/// <summary>A key gets material: 32 bytes that are all the same, with or without an end.</summary>
internal sealed record ImportKeyMaterial(string Key, string Token, byte Filling, string? Type, DateTimeOffset? ValidTo) : KeyCommand(Key)
{
    private const int LongestInDays = 365;

    private string Symbol => $"{Key}/b{Filling}";

    public override bool Fits(KmsModel model) => base.Fits(model) && model.Tokens.ContainsKey(Token);

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustHaveOrigin("EXTERNAL");
        key.MustNotBePendingDeletion();
        Check(model, key);
        var material = Found(key);
        (material.IsPresent, material.ValidTo, material.Import) = (true, ValidTo, model.NextImport());
        if (ValidTo is { } end) model.Schedule(new Due(end, Key, DueKind.Expiry, Material: material.Symbol, Import: material.Import));
        return [Member.Id("KeyId", Key), Member.Id("KeyMaterialId", key.Shown(material))];
    }

    private void Check(KmsModel model, ModelKey key)
    {
        if (ValidTo <= model.Now || ValidTo > model.Now.AddDays(LongestInDays)) throw new Refusal("ValidationException");
        if (Type is not null && !key.Kind.IsSymmetric) throw new Refusal("ValidationException");
        var token = model.Tokens[Token];
        if (token.Key != Key) throw new Refusal("InvalidImportTokenException");
        if (token.ValidTo <= model.Now) throw new Refusal("ExpiredImportTokenException");
    }

    // New is what nothing was ever imported before, or what says so; everything else has to be one that the key knows.
    private ModelMaterial Found(ModelKey key)
    {
        var known = key.Find(Symbol);
        if ((Type ?? (key.Materials.Count == 0 ? "NEW_KEY_MATERIAL" : null)) != "NEW_KEY_MATERIAL")
            return known ?? throw new Refusal("IncorrectKeyMaterialException");
        // Also when it is the one that waits for its rotation: AWS does not say.
        if (known is not null) throw new Refusal("IncorrectKeyMaterialException");
        if (key.Pending is not null) throw new Refusal("KMSInvalidStateException");
        var material = new ModelMaterial(Symbol, key.Materials.Count == 0 ? "CURRENT" : "PENDING_ROTATION");
        key.Materials.Add(material);
        return material;
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.ImportKeyMaterialAsync(new ImportKeyMaterialRequest
        {
            KeyId = engine.Id(Key),
            ImportToken = engine.Tokens[Token].ImportToken,
            EncryptedKeyMaterial = engine.Wrapped(Token, Filling),
            ImportType = Type,
            ExpirationModel = ValidTo is null ? ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE : ExpirationModelType.KEY_MATERIAL_EXPIRES,
            ValidTo = ValidTo?.UtcDateTime,
        });
        if (answer.KeyMaterialId is { } id) engine.Materials[Symbol] = id;
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId)), Member.Id("KeyMaterialId", answer.KeyMaterialId)];
    }

    public override string Step
    {
        get
        {
            var bytes = $"Enumerable.Repeat((byte){Filling}, 32).ToArray()";
            var words = new List<string> { Code.Of(Key), bytes, $"from: {Code.Of(Token)}", $"into: {Code.Of(Symbol)}" };
            if (Type is not null) words.Add($"importType: ImportType.{Type}");
            if (ValidTo is { } end) words.Add($"validTo: {Code.Of(end)}");
            return $".ImportKeyMaterial({string.Join(", ", words)})";
        }
    }
}
