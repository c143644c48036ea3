using FakeKms.Engine;

namespace FakeKms.Tests.Engine;

/// <summary>What other packages add to a server.</summary>
public sealed class AttachedPartsTests
{
    private readonly AttachedParts parts = new();
    private readonly List<string> stopped = [];

    [Test]
    public void A_part_is_made_once()
    {
        var made = parts.Get(() => new List<int> { 1 }, _ => { });

        Assert.That((made, parts.Get(() => new List<int> { 2 }, _ => { })), Is.EqualTo((new[] { 1 }, made)));
    }

    [Test]
    public void Parts_of_different_types_stand_beside_each_other()
    {
        parts.Get(() => "one", _ => { });
        parts.Get(() => new Version(2, 0), _ => { });

        Assert.That((parts.Get(() => "another", _ => { }), parts.Get(() => new Version(3, 0), _ => { })), Is.EqualTo(("one", new Version(2, 0))));
    }

    [Test]
    public void Each_part_is_stopped_with_the_server_in_its_own_way()
    {
        parts.Get(() => "one", part => stopped.Add(part));
        parts.Get(() => new Uri("https://two.example"), part => stopped.Add(part.Host));

        parts.Stop();

        Assert.That(stopped, Is.EqualTo(["one", "two.example"]));
    }

    [Test]
    public void A_server_that_was_stopped_takes_no_part_and_gives_none_out()
    {
        parts.Get(() => "one", _ => { });
        parts.Stop();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => parts.Get(() => "one", _ => { }), Throws.InstanceOf<ObjectDisposedException>());
            Assert.That(() => parts.Get(() => new List<int>(), _ => { }), Throws.InstanceOf<ObjectDisposedException>());
        }
    }
}
