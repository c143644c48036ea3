using FakeKms.Domain.Policies;

namespace FakeKms.Tests.Domain.Policies;

internal sealed class PolicyPatternsTests
{
    [TestCase("kms:Sign", "kms:Sign")]
    [TestCase("kms:*", "kms:")]
    [TestCase("*", "")]
    [TestCase("**", "kms:Sign")]
    [TestCase("kms:?i?n", "kms:Sign")]
    [TestCase("*a*b?", "aabaxabb")]
    [TestCase("a*b", "ab")]
    [TestCase("a*b", "axb")]
    [TestCase("a*b", "axyb")]
    [TestCase("a*bc", "abbc")]
    [TestCase("kms:*Key", "kms:CreateKey")]
    [TestCase("arn:*:key/mrk-*", "arn:aws:kms:us-east-1:111122223333:key/mrk-1")]
    public void A_pattern_matches_a_whole_text(string pattern, string text) => Assert.That(Match(pattern, text), Is.True);

    [TestCase("kms:Sign", "kms:Signs")]
    [TestCase("kms:Sign", "s3:kms:Sign")]
    [TestCase("kms:?", "kms:")]
    [TestCase("kms:Sign?", "kms:Sign")]
    [TestCase("", "kms:Sign")]
    [TestCase("*ab", "abba")]
    [TestCase("a*c*b", "abc")]
    public void A_pattern_does_not_match_a_part(string pattern, string text) => Assert.That(Match(pattern, text), Is.False);

    [TestCase(StringComparison.OrdinalIgnoreCase, true)]
    [TestCase(StringComparison.Ordinal, false)]
    public void Whether_case_counts_is_for_the_caller_to_say(StringComparison comparison, bool matches) =>
        Assert.That(new PolicyPatterns(IsNegated: false, ["KMS:Get*"]).Match("kms:getPublicKey", comparison), Is.EqualTo(matches));

    [TestCase("kms:Sign", true)]
    [TestCase("kms:Verify", true)]
    [TestCase("kms:Encrypt", false)]
    public void One_of_several_patterns_is_enough(string action, bool matches) => Assert.That(
        (Of(false, "kms:Sign", "kms:V*").Match(action, StringComparison.Ordinal), Of(true, "kms:Sign", "kms:V*").Match(action, StringComparison.Ordinal)),
        Is.EqualTo((matches, !matches)));

    [Test]
    public void Without_patterns_nothing_matches() => Assert.That(PolicyPatterns.None.Match("kms:Sign", StringComparison.Ordinal), Is.False);

    private static bool Match(string pattern, string text) => Of(false, pattern).Match(text, StringComparison.Ordinal);

    private static PolicyPatterns Of(bool isNegated, params string[] patterns) => new(isNegated, patterns);
}
