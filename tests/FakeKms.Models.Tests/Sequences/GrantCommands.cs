using CsCheck;
using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Grants;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Sequences;

internal static class GrantCommands
{
    private static readonly string[][] Operations =
    [
        ["Encrypt", "Decrypt"], ["Decrypt"], ["GenerateDataKey", "Decrypt", "CreateGrant"], ["CreateGrant", "Decrypt"], ["CreateGrant"],
        ["DescribeKey", "RetireGrant"], ["ReEncryptFrom", "ReEncryptTo"], ["Encrypt", "RetireGrant", "CreateGrant"], ["Sign", "Verify"],
        ["GenerateMac", "VerifyMac"],
    ];

    public static IEnumerable<(int, Gen<Command>)> Of(World world)
    {
        yield return (5, Gen.Select(world.Key, Gen.OneOf(Operations), Constraint, Retiring, Gen.OneOf(null, null, "name"))
            .Select(Command (key, operations, constraint, retiring, name) =>
                new CreateGrant(key, world.NewName("g"), operations, Fitting(world, key, constraint), retiring, name)));
        if (world.Model.GrantNames.Count == 0) yield break;
        var grant = Gen.OneOf([.. world.Model.GrantNames.Select(name => (Name: name.Key, name.Value.Key))]);
        yield return (3, Gen.Select(grant, Gen.Bool).Select(Command (named, byToken) => new RetireGrant(named.Key, named.Name, byToken)));
        yield return (2, grant.Select(Command (named) => new RevokeGrant(named.Key, named.Name)));
    }

    private static Gen<string?> Retiring { get; } = Gen.OneOf<string?>(null, Callers.Guest, Callers.Admin);

    private static Gen<GrantConstraint?> Constraint { get; } = Gen.Frequency(
        (1, Gen.Const((GrantConstraint?)null)),
        (1, Gen.Select(Gen.Bool, Gen.OneOf([.. Context.All.Skip(1)])).Select(GrantConstraint? (isEquals, context) => new GrantConstraint(isEquals, context))));

    // Keys without an encryption context take no constraint by one.
    private static GrantConstraint? Fitting(World world, string key, GrantConstraint? constraint) =>
        world.Model.Keys.TryGetValue(key, out var found) && !found.Kind.IsSymmetric ? null : constraint;
}
