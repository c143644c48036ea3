using System.Text.Json;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Histories;

/// <summary>The model at some point of an order of calls, and which ids its symbols stand for by then.</summary>
internal sealed record Moment(KmsModel Model, Names Names)
{
    private static readonly JsonSerializerOptions Everything = new() { IncludeFields = true };

    /// <summary>The moment behind one more call; null when the model answers something else than was answered, and what it does answer.</summary>
    public (Moment? Next, string Expected) Then(Operation operation)
    {
        if (!operation.Command.Fits(Model)) return (null, "no such call: it names what is not there yet");
        var next = Model.Copy();
        var expected = next.Do(operation.Command);
        var (agree, names) = Names.Compare(expected, operation.Answer);
        return (agree ? new Moment(next, names) : null, expected.ToString());
    }

    /// <summary>The same for moments that go on alike.</summary>
    public string Fingerprint() => JsonSerializer.Serialize((Model, Names.Ids), Everything);
}
