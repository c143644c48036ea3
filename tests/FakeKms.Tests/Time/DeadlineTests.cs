namespace FakeKms.Tests.Time;

/// <summary>Everything that happens by itself happens on its tick: not one before, and at once.</summary>
internal sealed class DeadlineTests
{
    private static IEnumerable<Deadline> All => [.. KeyDeadlines.All, .. OtherDeadlines.All, .. ConsistencyDeadlines.All];

    [TestCaseSource(nameof(Cases))]
    public async Task What_is_due_happens_on_its_tick(string name, int ticks)
    {
        var deadline = All.Single(known => known.Name == name);
        using var world = new DeadlineWorld(deadline.Server);
        await deadline.Begin(world);

        world.Kms.Advance(deadline.Span + TimeSpan.FromTicks(ticks));
        var outcome = await deadline.Look(world);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome, Is.EqualTo(ticks < 0 || (ticks == 0 && deadline.IncludesItsEnd) ? deadline.Before : deadline.After));
            Assert.That(world.Kms.Defects, Is.Empty);
        }
    }

    [Test]
    public void Each_deadline_has_a_name_of_its_own_and_changes_something() => Assert.That(
        All.GroupBy(deadline => deadline.Name).Select(group => (group.Count(), group.All(deadline => deadline.Before != deadline.After))).Distinct(),
        Is.EqualTo(new[] { (1, true) }));

    private static IEnumerable<TestCaseData> Cases() =>
        from deadline in All
        from ticks in new[] { -1, 0, 1 }
        select new TestCaseData(deadline.Name, ticks).SetArgDisplayNames(deadline.Name, $"{ticks:+0;-0;0}");
}
