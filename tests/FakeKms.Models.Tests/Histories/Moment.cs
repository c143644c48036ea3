using System.Text.Json;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Histories;

/// <summary>The model at some point of an order of calls, and which ids its symbols stand for by then.</summary>
internal sealed record Moment(KmsModel Model, Names Names)
{
    private static readonly JsonSerializerOptions Everything = new() { IncludeFields = true };

    /// <summary>The moment behind one more call; null when the model answers something else than was answered.</summary>
    public Moment? Then(Operation operation)
    {
        if (!operation.Command.Fits(Model)) return null;
        var next = Model.Copy();
        var (agree, names) = Names.Compare(next.Do(operation.Command), operation.Answer);
        return agree ? new Moment(next, names) : null;
    }

    /// <summary>The same for moments that go on alike.</summary>
    public string Fingerprint() => JsonSerializer.Serialize((Model, Names.Ids), Everything);
}
