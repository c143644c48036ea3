using System.Text;
using FakeKms.Fuzzing.Running;
using FakeKms.Tool.Control;

namespace FakeKms.Fuzzing.Targets;

/// <summary>The control paths of <c>fakekms serve</c>: a line with the method, the path and the query, then the body. An answer below 500, whatever is sent.</summary>
internal sealed class ControlTarget : KmsTarget
{
    public ControlTarget()
        : base(k => k.WithKey("alias/cards"))
    {
    }

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. new[]
        {
            "GET health?\n", "GET trail?format=json\n", "GET keys?\n", "GET ?\n", "POST advance?\n{\"duration\":\"7d\"}", "POST reset?\n", "POST snapshot?\n{\"name\":\"a\"}",
            "POST restore?\n{\"name\":\"a\"}", "POST caller?\n{\"caller\":\"assumed-role/Vault/deploy\"}",
            "POST fail?\n{\"operation\":\"Encrypt\",\"with\":\"ThrottlingException\",\"times\":2,\"after\":1,\"onKey\":\"alias/cards\",\"by\":\"user/Bob\",\"inRegion\":\"us-east-1\",\"message\":\"m\",\"status\":400}",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    protected override void Take(byte[] input)
    {
        var (line, body) = TextOf(input).Split('\n', 2) is [var first, var rest] ? (first, rest) : (TextOf(input), "");
        var (method, target) = line.Split(' ', 2) is [var verb, var path] ? (verb, path) : ("POST", line);
        var parts = target.Split('?', 2);
        var query = (parts.Length > 1 ? parts[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).GroupBy(pair => pair[0])
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(pair => pair.Length > 1 ? pair[1] : "")]);
        // The clock and the queues of faults of a server are not part of a snapshot.
        using var fork = Kms.Fork();
        var answer = new ControlPaths(fork, isClockReal: false).Answer(new ControlRequest(ControlPaths.Prefix + parts[0], method, query, body));
        FindingException.Unless(answer.Status is >= 200 and < 500, $"{answer.Status} {answer.Body}");
        FindingException.Unless(fork.Defects.Count == 0, $"A defect: {string.Join('\n', fork.Defects)}");
    }
}
