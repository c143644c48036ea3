using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>A command that was run, and what the model says of it.</summary>
internal sealed record Step(Command Command, Answer Expected);
