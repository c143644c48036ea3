using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Keys;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Planted;

/// <summary>An engine that answers DisableKey and does nothing, when the key has an alias.</summary>
internal sealed class LosingDisableKey() : Subject(TimeSpan.Zero)
{
    public override KmsEngine NewEngine() => new Engine(TransitionTime);

    private sealed class Engine(TimeSpan transitionTime) : KmsEngine(transitionTime)
    {
        public override Task<Answer> DoAsync(Command command) =>
            command is DisableKey { Key: var name } && Kms.Keys.Any(key => key.KeyId == Id(name) && key.Aliases.Count > 0)
                ? Task.FromResult(Answer.Ok([]))
                : base.DoAsync(command);
    }
}
