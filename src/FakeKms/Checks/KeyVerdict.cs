namespace FakeKms.Checks;

/// <summary>Whether something holds for a key.</summary>
/// <param name="Holds">Whether it does.</param>
/// <param name="Found">What the key is like in that respect, as what comes after "a key".</param>
internal readonly record struct KeyVerdict(bool Holds, string Found);
