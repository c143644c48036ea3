using FakeKms.Domain.Grants;

namespace FakeKms.Tests.Domain.Grants;

/// <summary>Two constraints are the same when they allow the same requests. Looked at directly: a table that compares their hashes first seldom asks.</summary>
internal sealed class GrantConstraintTests
{
    private const string Table = "arn:aws:dynamodb:us-east-1:111122223333:table/Cards";

    private static readonly IReadOnlyDictionary<string, GrantConstraint> Different = new Dictionary<string, GrantConstraint>
    {
        ["no context"] = new() { SourceArn = Table },
        ["an empty context"] = new() { EncryptionContextEquals = Pairs(), SourceArn = Table },
        ["a context"] = new() { EncryptionContextEquals = Pairs(("a", "1"), ("b", "2")), SourceArn = Table },
        ["no source"] = new() { EncryptionContextEquals = Pairs(("a", "1"), ("b", "2")) },
        ["another source"] = new() { EncryptionContextEquals = Pairs(("a", "1"), ("b", "2")), SourceArn = Table + "2" },
        ["one pair fewer"] = new() { EncryptionContextEquals = Pairs(("a", "1")), SourceArn = Table },
        ["another value"] = new() { EncryptionContextEquals = Pairs(("a", "1"), ("b", "3")), SourceArn = Table },
        ["another name"] = new() { EncryptionContextEquals = Pairs(("a", "1"), ("c", "2")), SourceArn = Table },
        ["the same as a part"] = new() { EncryptionContextSubset = Pairs(("a", "1"), ("b", "2")), SourceArn = Table },
        ["another value of a part"] = new() { EncryptionContextSubset = Pairs(("a", "1"), ("b", "3")), SourceArn = Table },
    };

    [Test]
    public void Constraints_that_differ_in_one_thing_are_not_the_same() => Assert.That(Sameness.Mistakes(Different), Is.Empty);

    [Test]
    public void The_order_of_the_pairs_does_not_count()
    {
        var one = new GrantConstraint { EncryptionContextSubset = Pairs(("a", "1"), ("b", "2")) };
        var other = new GrantConstraint { EncryptionContextSubset = Pairs(("b", "2"), ("a", "1")) };

        Assert.That((one.Equals(other), one.GetHashCode()), Is.EqualTo((true, other.GetHashCode())));
    }

    [Test]
    public void A_constraint_is_not_nothing() => Assert.That(new GrantConstraint().Equals(null), Is.False);

    private static Dictionary<string, string> Pairs(params (string Name, string Value)[] pairs) => pairs.ToDictionary(pair => pair.Name, pair => pair.Value);
}
