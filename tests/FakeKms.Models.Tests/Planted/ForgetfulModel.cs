using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Keys;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Planted;

/// <summary>A model that has a key enabled when its deletion is cancelled.</summary>
internal sealed class ForgetfulModel() : Subject(TimeSpan.Zero)
{
    public override Answer Expect(KmsModel model, Command command)
    {
        var answer = base.Expect(model, command);
        if (command is CancelKeyDeletion { Key: var name } && answer.Error is null) model.Keys[name].IsDisabled = false;
        return answer;
    }
}
