using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Tests.Domain.Policies;

/// <summary>The patterns of Action and Resource.</summary>
internal sealed class PolicyElementPatternTests
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/mrk-1";

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
    [TestCase("KMS:Get*", "kms:getPublicKey")]
    public void A_pattern_matches_a_whole_action(string pattern, string action) => Assert.That(Cover(pattern, action), Is.True);

    [TestCase("kms:Sign", "kms:Signs")]
    [TestCase("kms:Sign", "s3:kms:Sign")]
    [TestCase("kms:?", "kms:")]
    [TestCase("kms:Sign?", "kms:Sign")]
    [TestCase("", "kms:Sign")]
    [TestCase("*ab", "abba")]
    [TestCase("a*c*b", "abc")]
    public void A_pattern_does_not_match_a_part(string pattern, string action) => Assert.That(Cover(pattern, action), Is.False);

    [TestCase("kms:Sign", true)]
    [TestCase("kms:Verify", true)]
    [TestCase("kms:Encrypt", false)]
    public void One_of_several_patterns_is_enough(string action, bool matches)
    {
        string[] patterns = ["kms:Sign", "kms:V*"];

        Assert.That((new PolicyActions(false, patterns).Cover(action), new PolicyActions(true, patterns).Cover(action)), Is.EqualTo((matches, !matches)));
    }

    [Test]
    public void Without_patterns_nothing_matches() => Assert.That(
        (PolicyActions.None.Cover("kms:Sign"), PolicyResources.None.Cover(Key, PolicyContext.Empty)), Is.EqualTo((false, false)));

    [TestCase("*")]
    [TestCase("arn:aws:kms:*:111122223333:key/mrk-*")]
    [TestCase("arn:aws:kms:us-*-1:*:key/???-1")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:*", TestName = "An_asterisk_as_a_whole_part_matches_it")]
    [TestCase("arn:aws:kms:*:key/mrk-1", TestName = "An_asterisk_at_the_end_of_a_part_takes_further_parts")]
    [TestCase("arn:*:key/mrk-1", TestName = "An_asterisk_takes_as_many_parts_as_there_are")]
    [TestCase("arn:aws:kms:*", TestName = "An_asterisk_at_the_end_takes_the_rest")]
    [TestCase("arn:aws:kms", TestName = "Parts_that_are_missing_are_anything")]
    public void A_resource_matches(string pattern) => Assert.That(Covers(pattern, Key), Is.True);

    [TestCase("arn:aws:kms:us-east-1:111122223333:key/MRK-1", TestName = "The_case_of_a_resource_counts")]
    [TestCase("arn:aws:kms:us-*3:key/mrk-1", TestName = "An_asterisk_within_a_part_stays_there")]
    [TestCase("arn:aws:kms?us-east-1:111122223333:key/mrk-1", TestName = "A_question_mark_is_no_colon_between_parts")]
    [TestCase("arn:aws:kms:*:key/mrk-2", TestName = "What_comes_after_an_asterisk_still_has_to_match")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:key")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:alias/mrk-1")]
    public void A_resource_does_not_match(string pattern) => Assert.That(Covers(pattern, Key), Is.False);

    [TestCase("*", true)]
    [TestCase("arn:aws:kms:*:*:key/*", false)]
    [TestCase("arn:*", false)]
    public void A_request_about_no_resource_is_matched_by_an_asterisk_alone(string pattern, bool matches) => Assert.That(Covers(pattern, "*"), Is.EqualTo(matches));

    private static bool Cover(string pattern, string action) => new PolicyActions(isNegated: false, [pattern]).Cover(action);

    private static bool Covers(string pattern, string resource) => new PolicyResources(isNegated: false, [pattern]).Cover(resource, PolicyContext.Empty);
}
