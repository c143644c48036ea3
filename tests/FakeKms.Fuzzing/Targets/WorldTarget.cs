using System.Text;
using FakeKms.Fuzzing.Running;
using FakeKms.Tests.Seeding.Worlds;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Files of keys: an ArgumentException of the library's own, or a server that starts, and whose keys can be saved and loaded again.</summary>
internal sealed class WorldTarget : FuzzTarget
{
    // What is said of a file of keys, of a state, of a key in one of them, and of a folder.
    private static readonly string[] Refusals =
    [
        " is no file of keys for this library: ", " is no state of Terraform that can be loaded: ", " has a key that cannot be loaded: ",
        " has no keys that can be loaded: ",
    ];

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        Saved(k => k.WithKey("alias/cards"), isBuilt: true), Saved(k => k.WithEstate(e => e.Keys(6)), isBuilt: false),
        Saved(k => k.WithKey("alias/a", key => key.MultiRegion("eu-west-1").Imported()).WithKey("alias/b", key => key.WithKeySpec("ECC_NIST_P256", "KEY_AGREEMENT")), isBuilt: false),
        """{"version":1,"keys":[{"keyId":"1234abcd-12ab-34cd-56ef-1234567890ab","aliases":[{"name":"alias/a"}],"tags":{"a":"b"}}]}"""u8.ToArray(),
    ];

    public override int DefaultInputs => 8;

    public override void Run(byte[] input) => Load(TextOf(input), (builder, json) => builder.WithKeysFromJson(json));

    /// <summary>Starts a server with keys that somebody wrote down.</summary>
    public static void Load(string text, Action<FakeKmsBuilder, string> add)
    {
        try
        {
            using var kms = Pinned.Server(k => add(k, text));
            kms.Advance(TimeSpan.FromDays(40));
            SavedAgain(kms);
        }
        catch (ArgumentException refused) when (string.IsNullOrWhiteSpace(text) || IsOfTheLibrary(refused))
        {
        }
    }

    private static bool IsOfTheLibrary(ArgumentException refused) => refused.ParamName is null && Array.Exists(Refusals, refused.Message.Contains);

    private static void SavedAgain(FakeKmsServer kms)
    {
        var saved = kms.KeysToJson();
        try
        {
            using var again = FakeKmsServer.Start(k => k.WithKeysFromJson(saved));
            FindingException.Unless(again.Keys.Count == kms.Keys.Count, $"Saved, {kms.Keys.Count} keys are {again.Keys.Count}.");
        }
        catch (ArgumentException refused)
        {
            throw new FindingException($"What was saved is refused: {refused.Message}\n{saved}");
        }
    }

    private static byte[] Saved(Action<FakeKmsBuilder> configure, bool isBuilt)
    {
        using var kms = Pinned.Server(configure);
        using var client = kms.CreateClient();
        if (isBuilt) Estates.BuildAsync(kms, client).GetAwaiter().GetResult();
        return Encoding.UTF8.GetBytes(kms.KeysToJson());
    }
}
