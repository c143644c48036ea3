using System.Text;
using FakeKms.Fuzzing.Mutation;
using FakeKms.Fuzzing.Running;

namespace FakeKms.Fuzzing.Wire;

/// <summary>What takes a lot of everything: bodies, connections, headers, time. An input is the name of one; each is run as it is.</summary>
internal sealed class FloodTarget : FuzzTarget
{
    private readonly Floods floods = new();

    public override IReadOnlyList<byte[]> Seeds { get; } = [.. Floods.All.Keys.Select(Encoding.UTF8.GetBytes)];

    public override InputForm Form => InputForm.Text;

    public override int DefaultInputs => 0;

    public override TimeSpan Limit => TimeSpan.FromSeconds(60);

    // Changed names stand for the one that they are nearest to: there is nothing to change in a flood.
    public override void Run(byte[] input) =>
        Floods.All.GetValueOrDefault(TextOf(input), Floods.All.Values.ElementAt(input.Length % Floods.All.Count))(floods);

    public override void Dispose()
    {
        floods.Dispose();
        base.Dispose();
    }
}
