namespace FakeKms.Models.Tests.Model;

/// <summary>What a call answers: an error code, or the members that are compared. Texts of errors are not.</summary>
internal sealed record Answer(string? Error, IReadOnlyList<Member> Members)
{
    public static Answer Failed(string code) => new(code, []);

    public static Answer Ok(IReadOnlyList<Member> members) => new(null, members);

    public override string ToString() => Error ?? (Members.Count == 0 ? "success" : string.Join(", ", Members));
}
