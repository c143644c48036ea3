using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Tests.Domain.Policies.Conditions;

/// <summary>Patterns in which asterisks and question marks meet: what stands between two asterisks is found wherever it is, and nothing counts twice.</summary>
public sealed class WildcardPatternTests
{
    [TestCase("a*b", "ab")]
    [TestCase("a*b", "axb")]
    [TestCase("a*b", "abab")]
    [TestCase("a*b*c", "abc")]
    [TestCase("a*b*c", "axbyc")]
    [TestCase("a*b*c", "abxbc")]
    [TestCase("*b*", "b")]
    [TestCase("*b*", "aab")]
    [TestCase("*b*", "baa")]
    [TestCase("a**c", "ac")]
    [TestCase("*", "")]
    [TestCase("**", "")]
    [TestCase("?", "x")]
    [TestCase("*?", "x")]
    [TestCase("*?*", "x")]
    [TestCase("*?b*", "xb")]
    [TestCase("a*?b*c", "axxbc")]
    [TestCase("a*b?*c", "abbc")]
    [TestCase("a*aa", "aaa")]
    public void It_matches(string pattern, string text) => Assert.That(new WildcardPattern(pattern).Matches(text), Is.True);

    [TestCase("a*b", "a")]
    [TestCase("a*b", "b")]
    [TestCase("a*b", "axbx")]
    [TestCase("a*a", "a")]
    [TestCase("ab*ba", "aba")]
    [TestCase("*long", "ng")]
    [TestCase("long*", "lo")]
    [TestCase("a*b*c", "ac")]
    [TestCase("a*b*c", "axcxb")]
    [TestCase("a*b*b*c", "abc")]
    [TestCase("a*b*c*d", "acbd")]
    [TestCase("?", "")]
    [TestCase("*?", "")]
    [TestCase("*?*", "")]
    [TestCase("*??*", "x")]
    [TestCase("a*?b*c", "abc")]
    [TestCase("a*?*c", "ac")]
    [TestCase("a*b*c", "aBc")]
    public void It_does_not_match(string pattern, string text) => Assert.That(new WildcardPattern(pattern).Matches(text), Is.False);

    [TestCase("A*b?C", "axByc", true)]
    [TestCase("A*b*C", "axBc", true)]
    [TestCase("A*b*C", "axc", false)]
    public void Case_may_be_ignored_in_every_piece(string pattern, string text, bool matches) =>
        Assert.That(new WildcardPattern(pattern, ignoresCase: true).Matches(text), Is.EqualTo(matches));
}
