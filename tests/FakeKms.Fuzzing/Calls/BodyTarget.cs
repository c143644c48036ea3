using System.Text;
using FakeKms.Fuzzing.Running;
using FakeKms.Operations;

namespace FakeKms.Fuzzing.Calls;

/// <summary>One request, a line with its target and then its body, to a server with keys of many kinds.</summary>
internal sealed class BodyTarget : FuzzTarget
{
    private readonly HostileWorld world = HostileWorld.StartAsync(seed: 6).GetAwaiter().GetResult();

    public BodyTarget() => Seeds =
    [
        .. OperationCatalog.All.Select(operation => (byte[])[.. Encoding.UTF8.GetBytes($"{operation.Name}\n"), .. world.Request(operation, wrong: 0, HostileJson.Pieces)]),
        .. new[]
        {
            """{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"CreateKey"}],"StartTime":1767225600,"EndTime":1767225700,"MaxResults":2}""",
            """{"EventCategory":"insight","NextToken":"x"}""",
        }.Select(body => Encoding.UTF8.GetBytes($"LookupEvents\n{body}")),
    ];

    public override IReadOnlyList<byte[]> Seeds { get; }

    public override void Run(byte[] input)
    {
        world.Begin(seed: input.Length);
        var line = input.AsSpan().IndexOf((byte)'\n');
        var (operation, body) = line < 0 ? ("Encrypt", input) : (Encoding.UTF8.GetString(input[..line]), input[(line + 1)..]);
        world.Kms.Authorization.Mode = (KmsAuthorizationMode)(input.Length % 3);
        CheckedCall.Send(world, operation, body);
    }

    public override void Dispose()
    {
        world.Dispose();
        base.Dispose();
    }
}
