namespace FakeKms.Replay.Code.Text;

/// <summary>A member of a request as code: in the short form, and in a request of the SDK.</summary>
internal readonly record struct MemberCode(string Name, string Short, string InRequest);
