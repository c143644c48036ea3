namespace FakeKms.Replay.Code.Values;

/// <summary>The kinds of values that flow from one step to a later one.</summary>
internal enum StoredKind
{
    Ciphertext,
    Signature,
    Mac,
    SharedSecret,
    ImportParameters,
}
