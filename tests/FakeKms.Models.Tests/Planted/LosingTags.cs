using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Keys;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Planted;

/// <summary>An engine that loses an update: each of two callers reads the tags of a key, and writes back what it has read and its own.</summary>
internal sealed class LosingTags() : Subject(TimeSpan.Zero)
{
    public override KmsEngine NewEngine() => new Engine(TransitionTime);

    private sealed class Engine(TimeSpan transitionTime) : KmsEngine(transitionTime)
    {
        private readonly Barrier haveRead = new(2);
        private readonly Lock writing = new();

        public override Task<Answer> DoAsync(Command command)
        {
            if (command is not TagResource tag) return base.DoAsync(command);
            var others = Kms.Key(Id(tag.Key)).Tags.Keys.ToHashSet();
            haveRead.SignalAndWait();
            lock (writing) return Task.FromResult(Write(tag, others));
        }

        private Answer Write(TagResource tag, HashSet<string> others)
        {
            foreach (var unknown in Kms.Key(Id(tag.Key)).Tags.Keys.Except(others).ToList())
                base.DoAsync(new UntagResource(tag.Key, unknown)).GetAwaiter().GetResult();
            return base.DoAsync(tag).GetAwaiter().GetResult();
        }
    }
}
