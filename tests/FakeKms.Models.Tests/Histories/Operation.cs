using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Histories;

/// <summary>One call of a history: what it answered, and its place between the beginnings and ends of all the others.</summary>
internal sealed record Operation(Command Command, Answer Answer, int Began, int Ended)
{
    public override string ToString() => $"{Began,3}-{Ended,3} {Command.Caller} {Command.Step} -> {Answer}";
}
