using CsCheck;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Sequences;

/// <summary>What the next command can be about: chosen from what the model has, so that commands meet each other's effects.</summary>
internal sealed class World(KmsModel model, string number)
{
    public KmsModel Model => model;

    /// <summary>A name that nothing has yet.</summary>
    public string NewName(string prefix) => prefix + number;

    public Gen<string> Key => Gen.OneOf<string>([.. model.Keys.Keys, .. model.Keys.Keys, .. model.Keys.Keys, .. model.DeletedKeys]);

    public Gen<string> Alias { get; } = Gen.OneOf("alias/a", "alias/b", "alias/c");

    /// <summary>A key by its id, or by an alias.</summary>
    public Gen<string> Reference => Model.Aliases.Count == 0 ? Key : Gen.Frequency((3, Key), (1, Gen.OneOf<string>([.. Model.Aliases.Keys])));

    public Gen<string> Caller { get; } = Gen.Frequency((4, Gen.Const(Callers.Admin)), (1, Gen.Const(Callers.Guest)));

    public Gen<Context> EncryptionContext { get; } = Gen.Frequency((1, Gen.Const(Context.None)), (1, Gen.OneOf([.. Context.All])));

    public Gen<string> KeyWhere(Func<ModelKey, bool> condition)
    {
        var fitting = model.Keys.Values.Where(condition).Select(key => key.Name).ToArray();
        return fitting.Length == 0 ? Key : Gen.Frequency((8, Gen.OneOf(fitting)), (1, Key));
    }

}
