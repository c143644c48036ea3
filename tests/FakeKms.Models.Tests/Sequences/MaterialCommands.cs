using CsCheck;
using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Materials;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Sequences;

internal static class MaterialCommands
{
    private static readonly TimeSpan?[] Lifetimes =
    [
        null, null, TimeSpan.FromHours(1), TimeSpan.FromDays(7), TimeSpan.FromDays(1), TimeSpan.FromDays(365), TimeSpan.FromDays(365) + TimeSpan.FromSeconds(1), TimeSpan.Zero,
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

    private static Gen<Command> Import(World world)
    {
        var tokens = world.Model.Tokens.Where(token => world.Model.Keys.ContainsKey(token.Value.Key)).Select(token => (Token: token.Key, token.Value.Key)).ToArray();
        var pair = tokens.Length == 0
            ? Gen.Select(world.Key, Gen.OneOf([.. world.Model.Tokens.Keys])).Select((key, token) => (Token: token, Key: key))
            : Gen.Frequency((9, Gen.OneOf(tokens[^Math.Min(tokens.Length, 4)..])), (1, Gen.Select(world.Key, Gen.OneOf(tokens)).Select((key, token) => (token.Token, Key: key))));
        return Gen.Select(pair, Filling, Gen.OneOf(null, null, "NEW_KEY_MATERIAL", "EXISTING_KEY_MATERIAL"), Gen.OneOf(Lifetimes))
            .Select(Command (from, filling, type, lifetime) => new ImportKeyMaterial(from.Key, from.Token, filling, type, lifetime));
    }
}
