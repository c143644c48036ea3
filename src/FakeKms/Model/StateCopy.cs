namespace FakeKms.Model;

/// <summary>
/// One copy of all that a server knows, on its way: what two things share in the original their copies share too, and every time is moved by the same span.
/// </summary>
/// <param name="later">How much later everything in the copy has happened and will happen.</param>
/// <param name="things">About how many things others refer to, so that there is room for them from the start.</param>
internal sealed class StateCopy(TimeSpan later, int things = 0)
{
    private readonly Dictionary<object, object> copies = new(things, ReferenceEqualityComparer.Instance);

    /// <summary>The copy of a thing that others refer to.</summary>
    /// <param name="original">The thing.</param>
    /// <param name="make">Makes its copy, without what may lead back to it.</param>
    /// <param name="complete">Adds the rest.</param>
    public T Of<T>(T original, Func<T> make, Action<T>? complete = null)
        where T : class
    {
        if (copies.TryGetValue(original, out var known)) return (T)known;
        var made = make();
        copies.Add(original, made);
        complete?.Invoke(made);
        return made;
    }

    public DateTimeOffset Time(DateTimeOffset time) => time == FarFuture.Never ? time : time.After(later);

    public DateTimeOffset? Time(DateTimeOffset? time) => time is { } known ? Time(known) : null;
}
