using FakeKms.Entropy;

namespace FakeKms.Tests.Entropy;

public sealed class IdPoolTests
{
    private readonly RandomStreams streams = new(label => new MixedStream(7, label));

    [Test]
    public void A_copy_has_the_ids_that_are_expected_and_pinned_and_uses_them_up_for_itself()
    {
        var pool = new IdPool(streams);
        pool.ExpectMaterials("key", ["first", "second"]);
        pool.Pin(IdKind.Grant, "grant");
        Assert.That(pool.TakeMaterialId("key", "computed"), Is.EqualTo("first"));

        var copy = pool.Copy(streams.Copy());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(copy.TakeMaterialId("key", "computed"), Is.EqualTo("second"));
            Assert.That(copy.TakeMaterialId("key", "computed"), Is.EqualTo("computed"));
            Assert.That(copy.TakeGrantId(), Is.EqualTo("grant"));
            Assert.That(pool.TakeMaterialId("key", "computed"), Is.EqualTo("second"));
            Assert.That(pool.TakeGrantId(), Is.EqualTo("grant"));
        }
    }

    [Test]
    public void Materials_that_are_expected_of_one_key_are_not_given_to_another()
    {
        var pool = new IdPool(streams);
        pool.ExpectMaterials("key", ["first"]);
        pool.Pin(IdKind.Material, "pinned");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pool.TakeMaterialId("other", "computed"), Is.EqualTo("pinned"));
            Assert.That(pool.TakeMaterialId("other", "computed"), Is.EqualTo("computed"));
            Assert.That(pool.TakeMaterialId("key", "computed"), Is.EqualTo("first"));
        }
    }
}
