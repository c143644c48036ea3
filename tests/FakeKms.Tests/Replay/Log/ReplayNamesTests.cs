using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.Log;

public sealed class ReplayNamesTests
{
    private const string Edited = "1234abcd-EXAMPLE";
    private const string EditedReplica = "mrk-EXAMPLE";

    private static readonly ReplayNames Names = new(Line.Log(
        new Line("Encrypt"), new Line("Encrypt") { Key = Edited }, new Line("Encrypt") { Key = EditedReplica }));

    [Test]
    public void An_id_that_KMS_could_have_given_out_stays()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names.Key(Line.KeyId), Is.EqualTo(Line.KeyId));
            Assert.That(Names.Key(Line.ArnOf(Line.KeyId)), Is.EqualTo(Line.ArnOf(Line.KeyId)));
        }
    }

    [Test]
    public void An_unreadable_key_id_is_replaced_by_the_same_one_everywhere()
    {
        var id = Names.Key(Edited);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Guid.TryParseExact(id, "D", out _), Is.True, id);
            Assert.That(Names.Key(Line.ArnOf(Edited)), Is.EqualTo(Line.ArnOf(id)));
        }
    }

    [Test]
    public void A_multi_Region_key_stays_one() => Assert.That(Names.Key(EditedReplica), Does.Match("^mrk-[0-9a-f]{32}$"));

    [TestCase("alias/cards")]
    [TestCase("another-EXAMPLE")]
    [TestCase("")]
    public void A_text_that_names_no_key_of_the_log_stays(string text) => Assert.That(Names.Key(text), Is.EqualTo(text));

    [Test]
    public void Ids_of_grants_materials_and_key_stores_are_replaced_where_they_are_unreadable()
    {
        var (grant, store) = (new string('c', 64), "cks-0123456789abcdef0");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((ReplayNames.LongId(grant), ReplayNames.StoreId(store)), Is.EqualTo((grant, store)));
            Assert.That(ReplayNames.LongId("grant-EXAMPLE"), Does.Match("^[0-9a-f]{64}$").And.EqualTo(ReplayNames.LongId("grant-EXAMPLE")));
            Assert.That(ReplayNames.StoreId("cks-EXAMPLE"), Does.Match("^cks-[0-9a-f]{17}$"));
        }
    }

    [Test]
    public void Event_and_request_ids_stay_or_are_left_to_the_server() =>
        Assert.That((ReplayNames.Plain("e-1"), ReplayNames.Plain(""), ReplayNames.Plain(null)), Is.EqualTo(("e-1", (string?)null, (string?)null)));
}
