using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Cryptography;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Planted;

/// <summary>A model that takes a disabled key for one in a wrong state.</summary>
internal sealed class WrongCode() : Subject(TimeSpan.Zero)
{
    public override Answer Expect(KmsModel model, Command command)
    {
        var answer = base.Expect(model, command);
        return command is Encrypt && answer.Error == "DisabledException" ? Answer.Failed("KMSInvalidStateException") : answer;
    }
}
