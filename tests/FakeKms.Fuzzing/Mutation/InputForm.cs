using FakeKms.Fuzzing.Calls;

namespace FakeKms.Fuzzing.Mutation;

/// <summary>A piece of an input.</summary>
internal readonly record struct Part(int Start, int Length)
{
    public int End => Start + Length;

    public ReadOnlySpan<byte> In(byte[] input) => input.AsSpan(Start, Length);
}

/// <summary>What inputs of a target are made of, as far as that helps to change them.</summary>
/// <param name="Parts">The values in an input, one within another; as far as it can be read.</param>
/// <param name="Pieces">What may stand in the place of a value.</param>
/// <param name="Separator">What stands between two values.</param>
/// <param name="Nested">A value within as many others.</param>
internal sealed record InputForm(
    Func<byte[], List<Part>> Parts, IReadOnlyList<byte[]> Pieces, byte[] Separator, Func<byte[], int, byte[]> Nested)
{
    public static InputForm Json { get; } = new(JsonParts.In, [.. HostileJson.Pieces, .. JsonParts.Texts], ","u8.ToArray(), JsonParts.Nested);

    public static InputForm Cbor { get; } = new(CborParts.In, CborParts.Pieces, [], CborParts.Nested);

    public static InputForm Der { get; } = new(DerParts.In, DerParts.Pieces, [], DerParts.Nested);

    public static InputForm Text { get; } = new(TextParts.In, TextParts.Pieces, "\r\n"u8.ToArray(), (part, depth) => [.. Enumerable.Repeat(part, Math.Min(depth, 200)).SelectMany(copy => copy)]);
}
