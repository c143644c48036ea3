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

        var answers = await AtOnce.RunAsync(
            () => world.CallAsync("Encrypt", World.Encrypt), () => world.CallAsync("CreateKey", "{}"), () => world.CallAsync("Sign", World.Sign));

        world.Check(answers);
    }

    [Test]
    public static async Task What_is_due_happens_once_while_the_clock_moves_and_calls_come()
    {
        var world = new World();
        var scheduled = await world.CallAsync("ScheduleKeyDeletion", $$"""{"KeyId":"{{world.Kms.Key("alias/cards").KeyId}}","PendingWindowInDays":7}""");

        var moving = AtOnce.RunAsync(() => world.Kms.Advance(TimeSpan.FromDays(5)), () => world.Kms.Advance(TimeSpan.FromDays(3)));
        var answers = await AtOnce.RunAsync(() => world.CallAsync("Sign", World.Sign), () => world.CallAsync("Encrypt", World.Encrypt));
        await moving;

        Specification.Assert(world.Kms.Trail.Count(record => record.EventName == "DeleteKey") == 1, "A key is not deleted exactly once.");
        world.Check([scheduled, .. answers]);
    }

    [Test]
    public static async Task A_copy_taken_beside_calls_has_whole_calls()
    {
        var world = new World();

        var calling = AtOnce.RunAsync(() => world.CallAsync("CreateKey", "{}"), () => world.CallAsync("DeleteImportedKeyMaterial", world.DeleteMaterial));
        var fork = await Task.Run(world.Kms.Fork);
        var answers = await calling;

        AssertThatKeysAreRecorded(fork);
        AssertThatKeysAreRecorded(world.Kms);
        world.Check(answers);
    }

    [Test]
    public static async Task A_reset_beside_calls_leaves_whole_calls()
    {
        var world = new World();

        var calling = AtOnce.RunAsync(() => world.CallAsync("CreateKey", "{}"), () => world.CallAsync("DeleteImportedKeyMaterial", world.DeleteMaterial));
        await Task.Run(world.Kms.Reset);
        await calling;

        AssertThatKeysAreRecorded(world.Kms);
    }

    private static void AssertThatKeysAreRecorded(FakeKmsServer kms)
    {
        var made = kms.Trail.Count(record => record.EventName == "CreateKey");
        var deleted = kms.Trail.Count(record => record.EventName == "DeleteImportedKeyMaterial" && record.ErrorCode is null);
        Specification.Assert(kms.Keys.Count == World.Keys + made, "There are not as many new keys as records of their creation.");
        var isDeleted = kms.Key("alias/imported").KeyState.Value == "PendingImport";
        Specification.Assert(isDeleted == (deleted == 1), "The state of a key and its record do not go together.");
    }
}
