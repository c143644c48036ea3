namespace FakeKms.Trail.Pages;

/// <summary>States and materials of keys over time, as far as records tell them: what was before the first record that tells it is left open.</summary>
internal sealed class KeyBands
{
    private readonly List<KeyBand> bands = [];
    private readonly Dictionary<(int Lane, bool IsMaterial), (string Label, int From)> open = [];

    private KeyBands() { }

    public static IReadOnlyList<KeyBand> Of(IReadOnlyList<KmsEvent> records, KeyLanes lanes)
    {
        var all = new KeyBands();
        for (var place = 0; place < records.Count; place++)
        {
            var record = records[place];
            // The state is told of the one key that a call is about.
            if (lanes.Of(record) is not [var lane]) continue;
            all.Go(lane, isMaterial: false, KeyStory.StateAfter(record, all.At(lane, isMaterial: false)), place);
            all.Go(lane, isMaterial: true, KeyStory.MaterialAfter(record, all.At(lane, isMaterial: true)), place);
        }
        foreach (var ((lane, isMaterial), (label, from)) in all.open) all.bands.Add(new KeyBand(lane, isMaterial, label, from, To: null));
        return [.. all.bands.OrderBy(band => band.Lane).ThenBy(band => band.From)];
    }

    private string? At(int lane, bool isMaterial) => open.TryGetValue((lane, isMaterial), out var at) ? at.Label : null;

    private void Go(int lane, bool isMaterial, string? label, int place)
    {
        if (open.TryGetValue((lane, isMaterial), out var at))
        {
            if (at.Label == label) return;
            bands.Add(new KeyBand(lane, isMaterial, at.Label, at.From, place));
            open.Remove((lane, isMaterial));
        }
        if (label is not null) open[(lane, isMaterial)] = (label, place);
    }
}
