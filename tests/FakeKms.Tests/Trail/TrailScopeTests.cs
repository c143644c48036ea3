namespace FakeKms.Tests.Trail;

/// <summary>A scope has what its asynchronous flow records.</summary>
public class TrailScopeTests : InMemory
{
    [Test]
    public async Task Parallel_flows_see_their_own_calls_by_a_client_that_they_share()
    {
        var counts = await Task.WhenAll(Enumerable.Range(1, 8).Select(async calls =>
        {
            await Task.Yield();
            using var mine = Kms.Trail.Scope();
            for (var call = 0; call < calls; call++)
            {
                await Client.DescribeKeyAsync("alias/cards");
                await Task.Yield();
            }
            return mine.Count;
        }));

        Assert.That(counts, Is.EqualTo(Enumerable.Range(1, 8)));
    }

    [Test]
    public async Task A_scope_is_a_list_of_records_for_filters_and_assertions()
    {
        await Client.DescribeKeyAsync("alias/cards");
        using var mine = Kms.Trail.Scope();
        await Client.DisableKeyAsync(Kms.Key("alias/cards").KeyId);
        await Client.EnableKeyAsync(Kms.Key("alias/cards").KeyId);

        using (Assert.EnterMultipleScope())
        {
            mine.ShouldContain("DisableKey", times: 1);
            mine.ShouldNotContain("DescribeKey");
            Assert.That(mine, Is.EqualTo(Kms.Trail.Since(1)));
            Assert.That(mine[1].EventName, Is.EqualTo("EnableKey"));
            Assert.That(mine.Since(1).Single().EventName, Is.EqualTo("EnableKey"));
            Assert.That(mine.ToString().Split(Environment.NewLine)[0], Does.Contain("  DisableKey  ok  "));
            Assert.That(() => mine.OnKey("alias/crads"), Throws.ArgumentException.With.Message.Contains("did you mean 'alias/cards'?"));
        }
    }

    [Test]
    public async Task A_scope_inside_another_is_a_part_of_it_and_ends_with_its_disposal()
    {
        using var outer = Kms.Trail.Scope();
        await Client.DescribeKeyAsync("alias/cards");
        KmsTrailScope inner;
        using (inner = Kms.Trail.Scope()) await Client.DescribeKeyAsync("alias/cards");
        await Client.DescribeKeyAsync("alias/cards");

        Assert.That((outer.Count, inner.Count, Kms.Trail.Count), Is.EqualTo((3, 1, 3)));
    }

    [Test]
    public async Task Scopes_may_end_in_any_order()
    {
        var outer = Kms.Trail.Scope();
        var inner = Kms.Trail.Scope();
        outer.Dispose();
        await Client.DescribeKeyAsync("alias/cards");
        inner.Dispose();
        await Client.DescribeKeyAsync("alias/cards");

        Assert.That((outer.Count, inner.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Tasks_that_are_started_in_a_scope_belong_to_it_and_those_from_before_do_not()
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Task.Run(async () =>
        {
            await begin.Task;
            await Client.DescribeKeyAsync("alias/cards");
        });
        using var mine = Kms.Trail.Scope();
        begin.SetResult();
        await before;
        await Task.Run(() => Client.ListAliasesAsync(new()));

        Assert.That(mine.Single().EventName, Is.EqualTo("ListAliases"));
    }

    [Test]
    public async Task What_KMS_does_by_itself_belongs_to_no_scope()
    {
        using var mine = Kms.Trail.Scope();
        await Client.ScheduleKeyDeletionAsync(Kms.Key("alias/cards").KeyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "ScheduleKeyDeletion", "DeleteKey" }));
            Assert.That(mine.Select(record => record.EventName), Is.EqualTo(new[] { "ScheduleKeyDeletion" }));
        }
    }

    [Test]
    public async Task What_the_trail_forgets_its_scopes_forget()
    {
        using var mine = Kms.Trail.Scope();
        await Client.DescribeKeyAsync("alias/cards");
        var snapshot = Kms.Snapshot();
        await Client.DescribeKeyAsync("alias/cards");

        Kms.Restore(snapshot);
        var restored = mine.Count;
        Kms.Trail.Clear();
        var cleared = mine.Count;
        await Client.DescribeKeyAsync("alias/cards");

        Assert.That((restored, cleared, mine.Count), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task Another_server_has_scopes_of_its_own()
    {
        using var fork = Kms.Fork();
        using var client = fork.CreateClient();
        using var mine = Kms.Trail.Scope();
        using var others = fork.Trail.Scope();
        await Client.DescribeKeyAsync("alias/cards");
        await client.DescribeKeyAsync("alias/cards");
        await client.DescribeKeyAsync("alias/cards");

        Assert.That((mine.Count, others.Count), Is.EqualTo((1, 2)));
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");
}
