namespace FakeKms.Crypto.Recipients;

/// <summary>The major types of CBOR, and the values of a head's five lower bits that mean something of their own.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8949#section-3"/></remarks>
internal static class CborType
{
    public const int Unsigned = 0;
    public const int Negative = 1;
    public const int Bytes = 2;
    public const int Text = 3;
    public const int Array = 4;
    public const int Map = 5;
    public const int Tag = 6;
    public const int Simple = 7;

    /// <summary>The argument follows in one byte; the next three values say two, four and eight.</summary>
    public const int OneByte = 24;

    /// <summary>The length is not given: a break ends the item.</summary>
    public const int Indefinite = 31;

    public const int Null = 22;
    public const byte Break = 0xFF;
}
