using CsCheck;
using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Keys;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Sequences;

internal static class KeyCommands
{
    private const int MostKeys = 5;

    public static IEnumerable<(int, Gen<Command>)> Making(World world)
    {
        var keys = world.Model.Keys.Count;
        if (keys < MostKeys) yield return (keys switch { 0 => 20, 1 => 4, _ => 1 }, Kind.Select(Command (kind) => new CreateKey(world.NewName("k"), kind)));
    }

    public static IEnumerable<(int, Gen<Command>)> Changing(World world) =>
    [
        (6, world.KeyWhere(key => key.State == "Disabled").Select(Command (key) => new EnableKey(key))),
        (4, world.Key.Select(Command (key) => new DisableKey(key))),
        (4, Gen.Select(world.Key, Gen.OneOf(7, 7, 30, 8, 6, 31)).Select(Command (key, days) => new ScheduleKeyDeletion(key, days))),
        (4, world.KeyWhere(key => key.DeletionDate is not null).Select(Command (key) => new CancelKeyDeletion(key))),
        (1, Gen.Select(world.Key, Gen.OneOf("first", "second")).Select(Command (key, text) => new UpdateKeyDescription(key, text))),
        (2, Gen.Select(world.Key, Gen.OneOf("a", "b"), Gen.OneOf("1", "2")).Select(Command (key, tag, value) => new TagResource(key, tag, value))),
        (1, Gen.Select(world.Key, Gen.OneOf("a", "b")).Select(Command (key, tag) => new UntagResource(key, tag))),
        (3, Gen.Select(world.Alias, world.Key).Select(Command (alias, key) => new CreateAlias(alias, key))),
        (3, Gen.Select(world.Alias, world.Key).Select(Command (alias, key) => new UpdateAlias(alias, key))),
        (2, world.Alias.Select(Command (alias) => new DeleteAlias(alias))),
        (3, Gen.Select(world.Key, Gen.OneOf([.. ModelPolicy.All])).Select(Command (key, policy) => new PutKeyPolicy(key, policy))),
    ];

    private static Gen<KeyKind> Kind { get; } = Gen.Frequency(
        (5, Gen.Const(KeyKind.Symmetric)), (6, Gen.Const(KeyKind.Imported)), (2, Gen.Const(KeyKind.Hmac)), (2, Gen.Const(KeyKind.ImportedHmac)),
        (2, Gen.Const(KeyKind.Signing)));
}
