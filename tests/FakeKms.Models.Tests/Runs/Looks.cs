using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Reads;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>The reads that show what state is.</summary>
internal static class Looks
{
    private const int Often = 8;

    /// <summary>After the command of that number: at the keys that it was about, and now and then at everything.</summary>
    public static IEnumerable<Command> After(int number, IEnumerable<string> keys, KmsModel model) =>
        number % Often == 0 ? AtEverything(model) : keys.Where(model.Knows).Select(key => new DescribeKey(key));

    public static IEnumerable<Command> AtEverything(KmsModel model) =>
        [.. model.Keys.Keys.SelectMany(At), .. model.DeletedKeys.Select(key => new DescribeKey(key)), new ListAliases()];

    private static IEnumerable<Command> At(string key) =>
    [
        new DescribeKey(key), new ListGrants(key), new GetKeyRotationStatus(key), new ListKeyRotations(key), new ListResourceTags(key), new GetKeyPolicy(key),
    ];
}
