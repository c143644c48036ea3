using FakeKms.Domain.Due;
using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Tests.Domain.Due;

internal sealed class DueWorkTests
{
    private static readonly KmsKey[] Keys = [.. Enumerable.Range(0, 5).Select(number => Made.Key($"key-{number}"))];
    private readonly DueWork work = new();

    [Test]
    public void The_oldest_comes_first_whenever_it_was_scheduled()
    {
        Schedule((30, 0), (10, 1), (20, 2));

        Assert.That(TakeAll(100), Is.EqualTo(new[] { "10 key-1", "20 key-2", "30 key-0" }));
    }

    [Test]
    public void What_is_due_at_the_same_time_comes_in_the_order_in_which_it_was_scheduled()
    {
        Schedule((10, 3), (10, 0), (5, 4), (10, 1), (10, 2));

        Assert.That(TakeAll(100), Is.EqualTo(new[] { "5 key-4", "10 key-3", "10 key-0", "10 key-1", "10 key-2" }));
    }

    [TestCase(9, 0)]
    [TestCase(10, 1)]
    [TestCase(11, 1)]
    public void An_item_is_due_from_its_own_time_on(int now, int due)
    {
        Schedule((10, 0));

        Assert.That(TakeAll(now), Has.Length.EqualTo(due));
    }

    [Test]
    public void Nothing_due_is_left_and_nothing_is_taken_twice()
    {
        Schedule((1, 0), (2, 1), (3, 2), (4, 3));

        using var scope = Assert.EnterMultipleScope();
        Assert.That(TakeAll(3), Is.EqualTo(new[] { "1 key-0", "2 key-1", "3 key-2" }));
        Assert.That(TakeAll(3), Is.Empty);
        Assert.That(TakeAll(4), Is.EqualTo(new[] { "4 key-3" }));
    }

    [Test]
    public void What_is_scheduled_by_what_was_taken_comes_in_its_turn()
    {
        Schedule((1, 0), (3, 1));

        work.Take(At(5));
        Schedule((2, 2));

        Assert.That(TakeAll(5), Is.EqualTo(new[] { "2 key-2", "3 key-1" }));
    }

    [Test]
    public void What_would_be_due_after_the_end_of_the_calendar_never_is()
    {
        work.Schedule(new KeyDeletion(FarFuture.Never, Keys[0]));
        work.Schedule(new KeyDeletion(FarFuture.Never.AddTicks(-1), Keys[1]));

        using var scope = Assert.EnterMultipleScope();
        Assert.That(work.Take(FarFuture.Never), Is.EqualTo(new KeyDeletion(FarFuture.Never.AddTicks(-1), Keys[1])));
        Assert.That(work.Take(FarFuture.Never), Is.Null);
    }

    [Test]
    public void A_copy_keeps_the_order_and_moves_every_time()
    {
        Schedule((10, 3), (10, 0), (5, 4));

        var copy = work.Copy(new StateCopy(TimeSpan.FromSeconds(100)), Made.Index());

        using var scope = Assert.EnterMultipleScope();
        Assert.That(TakeAll(copy, 1000), Is.EqualTo(new[] { "105 key-4", "110 key-3", "110 key-0" }));
        Assert.That(TakeAll(1000), Is.EqualTo(new[] { "5 key-4", "10 key-3", "10 key-0" }));
    }

    [Test]
    public void A_copy_is_about_copies_of_the_keys()
    {
        Schedule((1, 0), (2, 0));

        var copy = work.Copy(new StateCopy(TimeSpan.Zero), Made.Index());
        var (first, second) = ((KeyDeletion)copy.Take(At(5))!, (KeyDeletion)copy.Take(At(5))!);

        Assert.That((first.Key == Keys[0], first.Key == second.Key), Is.EqualTo((false, true)));
    }

    private static DateTimeOffset At(int seconds) => Made.Start.AddSeconds(seconds);

    private void Schedule(params (int Seconds, int Key)[] items)
    {
        foreach (var (seconds, key) in items) work.Schedule(new KeyDeletion(At(seconds), Keys[key]));
    }

    private string[] TakeAll(int now) => TakeAll(work, now);

    private static string[] TakeAll(DueWork work, int now)
    {
        var taken = new List<string>();
        while (work.Take(At(now)) is KeyDeletion item) taken.Add($"{(item.At - Made.Start).TotalSeconds} {item.Key.KeyId}");
        return [.. taken];
    }
}
