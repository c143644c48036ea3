using FakeKms.Domain.Policies;

namespace FakeKms.Tests.Domain.Policies;

internal sealed class PolicyLayoutTests
{
    [TestCase("""{"a":1}""", "{\n  \"a\" : 1\n}")]
    [TestCase("""{"a":{"b":true,"c":null}}""", "{\n  \"a\" : {\n    \"b\" : true,\n    \"c\" : null\n  }\n}")]
    public void A_member_has_a_line_of_its_own_and_two_blanks_for_each_level(string json, string text) => Assert.That(PolicyLayout.Of(json), Is.EqualTo(text));

    [TestCase("[1,2]", "[ 1, 2 ]")]
    [TestCase("""[["a"],[]]""", """[ [ "a" ], [ ] ]""")]
    [TestCase("""{"a":[{"b":1},{}]}""", "{\n  \"a\" : [ {\n    \"b\" : 1\n  }, { } ]\n}")]
    public void A_list_breaks_no_line_and_adds_no_level(string json, string text) => Assert.That(PolicyLayout.Of(json), Is.EqualTo(text));

    [TestCase("1.50")]
    [TestCase("1e400")]
    [TestCase("-0")]
    public void A_number_keeps_its_digits(string number) => Assert.That(PolicyLayout.Of(number), Is.EqualTo(number));

    [TestCase(@"""\u00e9 <&+>'""", "\"é <&+>'\"")]
    [TestCase(@"""\u0022 \u005c \u0009 \u0001""", @"""\"" \\ \t \u0001""")]
    public void Only_what_JSON_cannot_hold_is_escaped(string json, string text) => Assert.That(PolicyLayout.Of(json), Is.EqualTo(text));

    [Test]
    public void The_layout_of_a_layout_is_the_same()
    {
        var once = PolicyLayout.Of("""{"Statement":[{"a":["b",{"c":{}}]},{"d":[]}]}""");

        Assert.That(PolicyLayout.Of(once), Is.EqualTo(once));
    }
}
