namespace FakeKms.Domain.Policies.Conditions;

/// <summary>
/// A text of a policy in which an asterisk or a question mark can be itself instead of a wildcard: <c>${*}</c> is, and so is every character that a variable
/// brought in. AWS does not say the latter; a tag of the caller that could widen a policy would be a hole in it.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html"/></remarks>
internal readonly record struct PatternText(string Text, bool[]? Literal = null)
{
    public bool IsWildcard(int position) => Text[position] is '*' or '?' && Literal?[position] != true;

    public PatternText Slice(int start, int length) => new(Text.Substring(start, length), Literal?[start..(start + length)]);
}
