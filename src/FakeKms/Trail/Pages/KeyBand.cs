namespace FakeKms.Trail.Pages;

/// <summary>Something that holds for a key from one record to another.</summary>
/// <param name="Lane">The place of the key.</param>
/// <param name="IsMaterial">Whether it is the id of the key material in use, and not a state of the key.</param>
/// <param name="Label">The state, or the id.</param>
/// <param name="From">The place of the record that begins it.</param>
/// <param name="To">The place of the record that ends it; null if it holds at the end.</param>
internal sealed record KeyBand(int Lane, bool IsMaterial, string Label, int From, int? To);
