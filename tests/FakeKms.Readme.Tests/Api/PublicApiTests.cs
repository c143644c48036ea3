using System.Text.RegularExpressions;

namespace FakeKms.Readme.Tests.Api;

/// <summary>No public member without a place in a guide and a test.</summary>
internal sealed class PublicApiTests
{
    [Test]
    public void Every_public_type_has_its_place_in_a_guide() =>
        Assert.That(ApiIndex.Mistakes(Pages.Text("docs/api.md"), page => Pages.Text("docs/" + page)), Is.Empty);

    [Test]
    public void Every_public_member_is_used_in_a_test()
    {
        var words = WordsOf(Directory.EnumerateFiles(Path.Combine(Pages.Root, "tests"), "*.cs", SearchOption.AllDirectories));

        Assert.That(Unused(PublicApi.Types, words), Is.Empty);
    }

    [Test]
    public void A_type_that_is_in_no_guide_is_found() => Assert.That(
        ApiIndex.Mistakes("", _ => ""), Has.Some.StartsWith("KmsClock is in no guide. Its row: | `KmsClock` | `Advance`, "));

    [Test]
    public void A_row_that_lacks_a_member_and_a_guide_that_does_not_speak_of_the_type_are_found()
    {
        var row = ApiIndex.RowOf("KmsClock");
        var index = $"## [Server](server.md)\n{row.Replace("`Advance`, ", "", StringComparison.Ordinal)}\n{row}\n| `KmsCloak` | `On` |\n";

        Assert.That(ApiIndex.Mistakes(index, _ => "nothing"), Is.SupersetOf(new[]
        {
            $"The row of KmsClock is: {row}", "server.md does not speak of KmsClock.", "KmsClock has two rows.", "KmsCloak is no public type.",
        }));
    }

    [Test]
    public void A_member_that_no_test_uses_is_found() => Assert.That(
        Unused(PublicApi.Of(["N.A", "N.A.Used() -> void", "static N.A.Forgotten.get -> int", "override N.A.ToString() -> string!"]), ["A", "Used"]),
        Is.EqualTo(new[] { "A.Forgotten" }));

    private static IEnumerable<string> Unused(IReadOnlyDictionary<string, IReadOnlyList<string>> types, HashSet<string> words) =>
        types.SelectMany(type => type.Value.Where(member => !words.Contains(member)).Select(member => $"{type.Key}.{member}"));

    private static HashSet<string> WordsOf(IEnumerable<string> files) =>
        [.. files.Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), @"\w+").Select(match => match.Value))];
}
