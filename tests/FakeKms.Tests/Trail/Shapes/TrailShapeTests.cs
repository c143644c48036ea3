using FakeKms.Trail.Shapes;

namespace FakeKms.Tests.Trail.Shapes;

public class TrailShapeTests
{
    [Test]
    public void A_shape_has_what_was_added_to_it_and_nothing_else()
    {
        var shape = TrailShape.Write("KeyId", "Policy").Answers("KeyId");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shape.ReadOnly, Is.False);
            Assert.That(shape.Request, Is.EqualTo(new[] { "KeyId", "Policy" }));
            Assert.That(shape.Response, Is.EqualTo(new[] { "KeyId" }));
            Assert.That((shape.Defaults.Count, shape.Synonyms.Count, shape.NamesKeyById, shape.NamesNoKey), Is.EqualTo((0, 0, false, false)));
        }
    }

    [Test]
    public void A_shape_that_is_added_to_stays_as_it_was()
    {
        var shape = TrailShape.Read("KeySpec", "CustomerMasterKeySpec");

        var changed = shape.Pairing("KeySpec", "CustomerMasterKeySpec").Filling("KeySpec", "SYMMETRIC_DEFAULT").NamingNoKey();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((shape.Defaults.Count, shape.Synonyms.Count, shape.NamesNoKey), Is.EqualTo((0, 0, false)));
            Assert.That(changed.Synonyms, Is.EqualTo(new Dictionary<string, string> { ["KeySpec"] = "CustomerMasterKeySpec", ["CustomerMasterKeySpec"] = "KeySpec" }));
            Assert.That(changed.Defaults, Is.EqualTo(new Dictionary<string, object> { ["KeySpec"] = "SYMMETRIC_DEFAULT" }));
            Assert.That((changed.ReadOnly, changed.NamesNoKey), Is.EqualTo((true, true)));
        }
    }

    [TestCase("KeyId", "keyId")]
    [TestCase("AWSAccountId", "aWSAccountId")]
    [TestCase("XksKeyId", "xksKeyId")]
    public void A_member_is_written_with_its_first_letter_small(string member, string name) => Assert.That(TrailNames.Of(member), Is.EqualTo(name));
}
