using System.Runtime.CompilerServices;
using FakeKms.Trail.Scanning;

namespace FakeKms.Trail.Reading;

/// <summary>The records of a log, one after the other, as its bytes come. Each is good until the next one is asked for.</summary>
internal static class LogRecords
{
    public static IEnumerable<LoggedRecord> Of(LogSource log) => Of(log, new LogPlace(log.Name), isInside: false);

    public static IEnumerable<LoggedRecord> Of(LogSource log, LogPlace place, bool isInside)
    {
        var scanner = new LogScanner(place, isInside);
        using var content = log.Open();
        do
        {
            Fill(scanner, content, log.Name);
            while (scanner.Next() is { } item)
            {
                foreach (var record in LogLayouts.RecordsIn(item, place)) yield return record;
            }
        }
        while (!scanner.IsDone);
    }

    public static async IAsyncEnumerable<LoggedRecord> OfAsync(LogSource log, [EnumeratorCancellation] CancellationToken token)
    {
        var place = new LogPlace(log.Name);
        var scanner = new LogScanner(place, isInside: false);
        var content = await log.OpenAsync(token).ConfigureAwait(false);
        await using var closing = content.ConfigureAwait(false);
        do
        {
            await FillAsync(scanner, content, log.Name, token).ConfigureAwait(false);
            while (scanner.Next() is { } item)
            {
                foreach (var record in LogLayouts.RecordsIn(item, place)) yield return record;
            }
        }
        while (!scanner.IsDone);
    }

    private static void Fill(LogScanner scanner, Stream content, string? log)
    {
        var space = scanner.Space();
        try
        {
            var count = content.Read(space.Span);
            scanner.Add(count, count == 0);
        }
        catch (InvalidDataException exception)
        {
            throw LogErrors.NotGzip(log, exception);
        }
    }

    private static async Task FillAsync(LogScanner scanner, Stream content, string? log, CancellationToken token)
    {
        var space = scanner.Space();
        try
        {
            var count = await content.ReadAsync(space, token).ConfigureAwait(false);
            scanner.Add(count, count == 0);
        }
        catch (InvalidDataException exception)
        {
            throw LogErrors.NotGzip(log, exception);
        }
    }
}
