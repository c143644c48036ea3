using System.Text;
using FakeKms.Tests.Trail.Reading;
using FakeKms.Trail.Scanning;

namespace FakeKms.Tests.Trail.Scanning;

/// <summary>However a log is cut into pieces on its way, it has the same records at the same places, and the same faults.</summary>
public sealed class LogScannerTests
{
    private static readonly string Log =
        $$"""
        {"before":[{"Records":[1]}],"Records":[{{Logs.Current}},{{Logs.OfAnotherService}},
        {{Logs.Version102}}],"behind":{"a":[[]]} } [ {"eventName":"é\u003d\"x","eventSource":"kms.amazonaws.com"}, [ "text" ] ]
        {"messageType":"DATA_MESSAGE","logEvents":[{"message":"{}"}]}{{"\uFEFF"}}

        {"detail":{{Logs.ServiceEvent}}} 12 {{Logs.NetworkActivity.ReplaceLineEndings("")}}
        """;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(64)]
    [TestCase(1000)]
    public void Pieces_of_any_size_make_the_same_objects(int size) =>
        Assert.That(Scanned(Encoding.UTF8.GetBytes(Log), size), Is.EqualTo(Scanned(Encoding.UTF8.GetBytes(Log), int.MaxValue)));

    [Test]
    public void Each_object_is_found_with_its_line()
    {
        string[] starts =
        [
            "{\"eventVersion\":\"1.11", "{\"eventVersion\":\"1.02", "{\"eventName\":\"é", "\"text\"", "{\"message\":", "{\"detail\":", "12 {", "{\"eventVersion\":\"1.09",
        ];

        Assert.That(Scanned(Encoding.UTF8.GetBytes(Log), int.MaxValue).Zip(starts), Has.Exactly(starts.Length).Matches<(string Found, string Start)>(
            item => item.Found.StartsWith($"{LineOf(item.Start)} {item.Start[..2]}", StringComparison.Ordinal)));
    }

    [Test]
    public void Pieces_of_any_size_have_the_same_faults()
    {
        var log = Encoding.UTF8.GetBytes(Log);
        var random = new Random(7);
        for (var number = 0; number < 400; number++)
        {
            byte[] damaged = [.. log[..random.Next(1, log.Length)], .. random.Next(2) == 0 ? "}]"u8 : ""u8];
            damaged[random.Next(damaged.Length)] = (byte)"{}[]\",:0 \n"[random.Next(10)];
            Assert.That(Scanned(damaged, random.Next(1, 40)), Is.EqualTo(Scanned(damaged, int.MaxValue)), Encoding.UTF8.GetString(damaged));
        }
    }

    private static int LineOf(string start) => Log[..Log.IndexOf(start, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    private static List<string> Scanned(byte[] log, int size)
    {
        var found = new List<string>();
        try
        {
            Scan(log, size, found);
        }
        catch (FormatException fault)
        {
            found.Add(fault.Message);
        }
        return found;
    }

    private static void Scan(byte[] log, int size, List<string> found)
    {
        var place = new LogPlace(null);
        var scanner = new LogScanner(place, isInside: false);
        for (var at = 0; !scanner.IsDone;)
        {
            var space = scanner.Space();
            var count = Math.Min(size, Math.Min(space.Length, log.Length - at));
            log.AsSpan(at, count).CopyTo(space.Span);
            at += count;
            scanner.Add(count, at == log.Length);
            while (scanner.Next() is { } item) found.Add($"{place.Line} {Encoding.UTF8.GetString(item.Span)}");
        }
    }
}
