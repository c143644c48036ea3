using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;

namespace FakeKms.Coyote;

/// <summary>Calls at the same time as other calls, and as all that a test does to a server.</summary>
public static class CallTests
{
    [Test]
    public static async Task Calls_leave_one_record_each()
    {
        var world = new World();

        var answers = await Task.WhenAll(
            Task.Run(() => world.CallAsync("Encrypt", World.Encrypt)),
            Task.Run(() => world.CallAsync("CreateKey", "{}")),
            Task.Run(() => world.CallAsync("Sign", World.Sign)));

        world.Check(answers);
    }

    [Test]
    public static async Task What_is_due_happens_once_while_the_clock_moves_and_calls_come()
    {
        var world = new World();
        var scheduled = await world.CallAsync("ScheduleKeyDeletion", $$"""{"KeyId":"{{world.Kms.Key("alias/cards").KeyId}}","PendingWindowInDays":7}""");

        var (one, two) = (Task.Run(() => world.CallAsync("Sign", World.Sign)), Task.Run(() => world.CallAsync("Encrypt", World.Encrypt)));
        await Task.WhenAll(one, two, Task.Run(() => world.Kms.Advance(TimeSpan.FromDays(5))), Task.Run(() => world.Kms.Advance(TimeSpan.FromDays(3))));

        Specification.Assert(world.Kms.Trail.Count(record => record.EventName == "DeleteKey") == 1, "A key is not deleted exactly once.");
        world.Check(scheduled, await one, await two);
    }

    [Test]
    public static async Task A_copy_taken_beside_calls_has_whole_calls()
    {
        var world = new World();
        var (create, delete) = (Task.Run(() => world.CallAsync("CreateKey", "{}")), Task.Run(() => world.CallAsync("DeleteImportedKeyMaterial", World.DeleteMaterial)));
        var fork = await Task.Run(world.Kms.Fork);
        var answers = await Task.WhenAll(create, delete);

        AssertThatKeysAreRecorded(fork);
        AssertThatKeysAreRecorded(world.Kms);
        world.Check(answers);
    }

    [Test]
    public static async Task A_reset_beside_calls_leaves_whole_calls()
    {
        var world = new World();

        await Task.WhenAll(
            Task.Run(() => world.CallAsync("CreateKey", "{}")), Task.Run(() => world.CallAsync("DeleteImportedKeyMaterial", World.DeleteMaterial)), Task.Run(world.Kms.Reset));

        AssertThatKeysAreRecorded(world.Kms);
    }

    private static void AssertThatKeysAreRecorded(FakeKmsServer kms)
    {
        var made = kms.Trail.Count(record => record.EventName == "CreateKey");
        var deleted = kms.Trail.Count(record => record.EventName == "DeleteImportedKeyMaterial");
        Specification.Assert(kms.Keys.Count == 3 + made, "There are not as many new keys as records of their creation.");
        Specification.Assert((kms.Key("alias/imported").KeyState.Value == "PendingImport") == (deleted == 1), "The state of a key and its record do not go together.");
    }
}
