using System.Text.Json;
using FakeKms.Trail.Shapes;

namespace FakeKms.Replay.Log;

/// <summary>Why a log cannot be replayed.</summary>
internal static class ReplayErrors
{
    public static ArgumentException Unreplayable(KmsEvent record, string reason, string parameter) => new(
        $"The record {record.EventID} cannot be replayed because {reason}:{Environment.NewLine}  {record}{Environment.NewLine}" +
        "Leave it out, or let everything of its kind be skipped with skipUnreplayable: true.",
        parameter);

    public static InvalidOperationException KeysAreThere(IReadOnlyList<string> keyArns) => new(
        $"The server has keys already that the log makes or takes for granted: {string.Join(", ", keyArns.Take(3))}{(keyArns.Count > 3 ? ", …" : "")}. " +
        "A replay makes the keys of its log by itself: let it run on a server without them, or on one of another account.");

    public static UnreplayableException NoOperation(string name) => new($"KMS has no operation {name} that the SDK knows");

    public static UnreplayableException NoMember(string member) => new($"it does not show the {member} that the call needs");

    public static UnreplayableException NoValue(string member, JsonElement value) => new($"its {TrailNames.Of(member)} cannot be {value.GetRawText()}");

    public static UnreplayableException NoGrant() => new("it does not show which grant was retired");

    public static UnreplayableException NoKey() => new("it does not show which key the ciphertext was encrypted under");

    public static UnreplayableException NoPrincipal(string member) => new($"its {member} is AWS Internal, by which nobody can be named");

    public static UnreplayableException NoFirstPage() => new("its marker belongs to a page that is not in the log");

    public static UnreplayableException FaultOfTest() => new("a test has made it fail");

    public static UnreplayableException NoKeyStore(string id) => new($"the log does not create the custom key store {id}");
}
