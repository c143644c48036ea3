using CsCheck;
using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Materials;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Sequences;

internal static class MaterialCommands
{
    private const int LastTokens = 4;

    private static readonly TimeSpan?[] Lifetimes =
    [
        null, null, TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(365),
        TimeSpan.FromDays(365) + TimeSpan.FromSeconds(1), TimeSpan.Zero,
    ];

    public static IEnumerable<(int, Gen<Command>)> Of(World world)
    {
        var imported = world.KeyWhere(key => key.Kind.IsExternal);
        yield return (6, imported.Select(Command (key) => new GetParametersForImport(key, world.NewName("t"))));
        if (world.Model.Tokens.Count > 0) yield return (12, Import(world));
        yield return (4, Gen.Select(imported, Gen.Frequency((2, Gen.Const((byte?)null)), (3, Filling.Select(filling => (byte?)filling))))
            .Select(Command (key, filling) => new DeleteImportedKeyMaterial(key, filling)));
        yield return (5, world.KeyWhere(key => key.Kind.IsSymmetric && (!key.Kind.IsExternal || key.Pending is not null))
            .Select(Command (key) => new RotateKeyOnDemand(key)));
        yield return (4, Gen.Select(world.KeyWhere(key => key.Kind == KeyKind.Symmetric), Gen.OneOf(90, 90, 365, 2560, 89, 2561))
            .Select(Command (key, days) => new EnableKeyRotation(key, days)));
        yield return (2, world.KeyWhere(key => key.RotationPeriod is not null).Select(Command (key) => new DisableKeyRotation(key)));
    }

    private static Gen<byte> Filling { get; } = Gen.OneOf<byte>(1, 1, 2, 3);

    private static Gen<Command> Import(World world) =>
        Gen.Select(Token(world), Filling, Gen.OneOf(null, null, "NEW_KEY_MATERIAL", "EXISTING_KEY_MATERIAL"), Gen.OneOf(Lifetimes))
            .Select(Command (token, filling, type, lifetime) => new ImportKeyMaterial(token.Key, token.Name, filling, type, world.Model.Now + lifetime));

    // One of the last, and for its own key, more often than not.
    private static Gen<(string Name, string Key)> Token(World world)
    {
        (string Name, string Key)[] tokens = [.. world.Model.Tokens.Select(token => (token.Key, token.Value.Key))];
        return Gen.Frequency(
            (9, Gen.OneOf(tokens[^Math.Min(tokens.Length, LastTokens)..])),
            (1, Gen.Select(Gen.OneOf(tokens), world.Key).Select((token, key) => (token.Name, Key: key))));
    }
}
