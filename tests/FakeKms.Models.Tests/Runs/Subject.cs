using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>What is compared: the engine and the model. Tests that plant a fault have a subject of their own.</summary>
internal class Subject(TimeSpan transitionTime)
{
    /// <summary>With every other seed transient states last for a while.</summary>
    public static Subject Of(ulong seed) => new(TimeSpan.FromMinutes(seed % 2 == 0 ? 0 : 10));

    public TimeSpan TransitionTime => transitionTime;

    public virtual KmsEngine NewEngine() => new(transitionTime);

    public KmsModel NewModel() => new(transitionTime);

    /// <summary>What the model makes of a command.</summary>
    public virtual Answer Expect(KmsModel model, Command command) => model.Do(command);
}
