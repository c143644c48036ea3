namespace FakeKms.Tests.Guards;

internal sealed class RoomPictureTests
{
    private const string Mark = "<!-- rooms -->";

    [Test]
    public void The_picture_of_the_rooms_is_the_computed_one()
    {
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "architecture.md")).ReplaceLineEndings("\n");

        var computed = RoomPicture.Of(FolderGraph.OfLibrary);

        Assert.That(page.Split(Mark)[1].Trim(), Is.EqualTo(computed), $"What the page should show:\n{computed}");
    }

    [Test]
    public void The_table_of_the_rooms_has_each_of_them()
    {
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "architecture.md"));
        var rooms = LibraryCode.Files.Select(file => FolderGraph.FolderOf(file).Split('/')[0]).Where(room => room.Length > 0).Distinct();

        Assert.That(rooms.Where(room => !page.Contains($"| `{room}` |", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_use_that_follows_from_others_is_left_out()
    {
        FolderUse[] uses = [new("A/One", "B", "", ""), new("B", "C/Two", "", ""), new("A", "C", "", ""), new("A", "A/One", "", ""), new("", "A", "", "")];

        Assert.That(RoomPicture.Of(uses), Is.EqualTo("```mermaid\nflowchart TD\n    A --> B\n    B --> C\n```"));
    }
}
