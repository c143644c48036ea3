using CsCheck;
using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Cryptography;
using FakeKms.Models.Tests.Commands.Reads;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Sequences;

internal static class CipherCommands
{
    private static readonly string[] Messages = ["one", "two"];

    public static IEnumerable<(int, Gen<Command>)> Of(World world) => [.. Making(world), .. Opening(world), .. Proving(world)];

    private static IEnumerable<(int, Gen<Command>)> Making(World world)
    {
        var of = Gen.Select(world.Reference, world.EncryptionContext);
        yield return (8, of.Select(Command (key, context) => new Encrypt(key, world.NewName("c"), context)));
        yield return (3, of.Select(Command (key, context) => new GenerateDataKey(key, world.NewName("c"), context)));
        yield return (2, world.Reference.Select(Command (key) => new DescribeKey(key)));
    }

    private static IEnumerable<(int, Gen<Command>)> Opening(World world)
    {
        if (world.Model.Ciphertexts.Count == 0) yield break;
        var from = Gen.OneOf([.. world.Model.Ciphertexts.Select(made => (Name: made.Key, made.Value.Context))]).SelectMany(made =>
            Gen.Frequency((4, Gen.Const(made.Context)), (1, world.EncryptionContext)).Select(context => (made.Name, Context: context)));
        yield return (10, Gen.Select(from, Gen.Frequency((4, Gen.Const((string?)null)), (1, world.Key.Select(string? (key) => key))))
            .Select(Command (made, key) => new Decrypt(made.Name, made.Context, key)));
        yield return (4, Gen.Select(from, world.Reference, world.EncryptionContext)
            .Select(Command (made, key, context) => new ReEncrypt(made.Name, made.Context, key, world.NewName("c"), context)));
    }

    private static IEnumerable<(int, Gen<Command>)> Proving(World world)
    {
        var message = Gen.OneOf(Messages);
        var (macs, signing) = (world.KeyWhere(key => key.Kind.Usage == KeyKind.Hmac.Usage), world.KeyWhere(key => key.Kind == KeyKind.Signing));
        yield return (2, Gen.Select(signing, message).Select(Command (key, text) => new Sign(key, text, world.NewName("s"))));
        yield return (2, Gen.Select(macs, message).Select(Command (key, text) => new GenerateMac(key, text, world.NewName("s"))));
        if (world.Model.Proofs.Count == 0) yield break;
        var proof = Gen.OneOf([.. world.Model.Proofs.Keys]);
        yield return (2, Gen.Select(signing, message, proof).Select(Command (key, text, from) => new Verify(key, text, from)));
        yield return (2, Gen.Select(macs, message, proof).Select(Command (key, text, from) => new VerifyMac(key, text, from)));
    }
}
