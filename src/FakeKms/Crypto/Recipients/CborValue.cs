namespace FakeKms.Crypto.Recipients;

/// <summary>One data item of CBOR, of the kinds that attestation documents are made of.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8949"/></remarks>
internal abstract record CborValue;

internal sealed record CborUnsigned(ulong Value) : CborValue;

/// <summary>The number -1 - <paramref name="Complement"/>, which is how CBOR counts below zero.</summary>
internal sealed record CborNegative(ulong Complement) : CborValue;

internal sealed record CborBytes(byte[] Value) : CborValue;

internal sealed record CborText(string Value) : CborValue;

internal sealed record CborArray(IReadOnlyList<CborValue> Items) : CborValue;

/// <summary>The entries in the order of the encoding. No key is there twice.</summary>
internal sealed record CborMap(IReadOnlyList<KeyValuePair<CborValue, CborValue>> Entries) : CborValue;

internal sealed record CborTag(ulong Number, CborValue Content) : CborValue;

internal sealed record CborNull : CborValue;
