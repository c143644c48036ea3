namespace FakeKms.Domain.Policies.Decisions;

/// <summary>The statement that allows, where it stands, and what of the caller it names; nothing when <see cref="Match"/> is None.</summary>
internal readonly record struct PolicyFinding(PrincipalMatch Match, PolicySource? Source, PolicyStatement? Statement)
{
    public bool IsNothing => Match == PrincipalMatch.None;
}
