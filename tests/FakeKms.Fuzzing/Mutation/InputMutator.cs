namespace FakeKms.Fuzzing.Mutation;

/// <summary>Makes other inputs of inputs: values exchanged, repeated, left out, nested; bytes changed; inputs joined.</summary>
internal sealed class InputMutator(Random random, InputForm form, IReadOnlyList<byte[]> pool)
{
    private static readonly int[] Depths = [1, 3, 10, 63, 64, 65, 128, 1000, 20_000];

    public byte[] Changed(byte[] input)
    {
        for (var count = 1 + random.Next(1 + random.Next(6)); count > 0; count--) input = ChangedOnce(input);
        return input;
    }

    private byte[] ChangedOnce(byte[] input) =>
        random.Next(10) < 7 && form.Parts(input) is { Count: > 0 } parts ? WithOtherPart(input, OneOf(parts), parts)
        : input.Length == 0 ? OneOf(pool)
        : WithOtherBytes(input);

    private byte[] WithOtherPart(byte[] input, Part part, List<Part> parts)
    {
        var own = part.In(input).ToArray();
        return random.Next(9) switch
        {
            0 or 1 or 2 => With(input, part, OneOf(form.Pieces)),
            3 => With(input, WithSeparator(input, part), []),
            4 => With(input, part, [.. own, .. form.Separator, .. own]),
            5 => With(input, part, OneOf(parts).In(input).ToArray()),
            6 => With(input, part, OfAnother() ?? own),
            7 => random.Next(4) > 0 ? With(input, part, own.Length == 0 ? own : WithOtherBytes(own)) : With(input, part, form.Nested(own, OneOf(Depths))),
            _ => With(input, part, [.. own, .. form.Separator, .. OneOf(form.Pieces)]),
        };
    }

    private byte[] WithOtherBytes(byte[] input)
    {
        var (at, length) = (random.Next(input.Length), 1 + random.Next(Math.Min(input.Length, 16)));
        var span = new Part(at, Math.Min(length, input.Length - at));
        byte[] copy = [.. input];
        switch (random.Next(8))
        {
            case 0:
                copy[at] ^= (byte)(1 << random.Next(8));
                return copy;
            case 1:
                copy[at] = OneOf<byte>([0, 1, 0x20, 0x22, 0x2F, 0x5C, 0x7F, 0x80, 0xC0, 0xED, 0xFF]);
                return copy;
            case 2:
                random.NextBytes(copy.AsSpan(span.Start, span.Length));
                return copy;
            case 3: return With(input, span, []);
            case 4: return With(input, new Part(at, 0), span.In(input).ToArray());
            case 5: return input[..at];
            case 6: return With(input, new Part(at, 0), OneOf(form.Pieces));
            default:
                var other = OneOf(pool);
                return [.. input[..at], .. other[random.Next(other.Length + 1)..]];
        }
    }

    // What is left is well formed more often without it.
    private Part WithSeparator(byte[] input, Part part) => form.Separator.Length > 0 && input.AsSpan(part.End).StartsWith(form.Separator)
        ? part with { Length = part.Length + form.Separator.Length }
        : part;

    // Of values that mean something elsewhere.
    private byte[]? OfAnother()
    {
        var other = OneOf(pool);
        return form.Parts(other) is { Count: > 0 } parts ? OneOf(parts).In(other).ToArray() : null;
    }

    private static byte[] With(byte[] input, Part part, byte[] other) => [.. input.AsSpan(0, part.Start), .. other, .. input.AsSpan(part.End)];

    private T OneOf<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
