using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Commands;

/// <summary>A command about one key, by the name that the script has for it or, where KMS takes one, by an alias.</summary>
internal abstract record KeyCommand(string Key) : Command
{
    public override IEnumerable<string> KeysOf(KmsModel model) => IsAlias ? model.Aliases.TryGetValue(Key, out var alias) ? [alias.Key] : [] : [Key];

    public override bool Fits(KmsModel model) => IsAlias || model.Knows(Key);

    protected bool IsAlias => Key.StartsWith("alias/", StringComparison.Ordinal);

    /// <summary>The key, once it is found and the caller may do that to it.</summary>
    protected ModelKey Authorized(KmsModel model, Context? context = null)
    {
        var key = model.Target(Key);
        KmsModel.Authorize(Caller, Operation!, key, context);
        return key;
    }

    /// <summary>The key for cryptography: its usage comes before its state.</summary>
    protected ModelKey Usable(KmsModel model, string usage, Context? context = null)
    {
        var key = Authorized(model, context: context);
        key.MustHaveUsage(usage);
        key.MustBeEnabled();
        return key;
    }
}
