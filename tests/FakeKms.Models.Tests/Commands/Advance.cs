using Amazon.KeyManagementService;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands;

/// <summary>The clock moves.</summary>
internal sealed record Advance(TimeSpan Duration) : Command
{
    public override string? Operation => null;

    public override IEnumerable<string> KeysOf(KmsModel model) => model.Keys.Keys;

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        model.Advance(Duration);
        return [];
    }

    public override Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        engine.Kms.Advance(Duration);
        return Task.FromResult<IReadOnlyList<Member>>([]);
    }

    public override string Step => $".Advance(new TimeSpan({Duration.Days}, {Duration.Hours}, {Duration.Minutes}, {Duration.Seconds}))";
}
