using System.Globalization;

namespace FakeKms.Domain.Policies.Conditions;

/// <summary>How a value of the request stands to the one of the policy: less, equal or greater, or two of them.</summary>
[Flags]
internal enum Order
{
    Less = 1,
    Equal = 2,
    Greater = 4,
}

/// <summary>A number or an instant, and on which side of it the value has to be.</summary>
internal sealed class WantedOrder(string text, Order order, Func<string, decimal?> read) : WantedValue
{
    private readonly decimal? wanted = read(text);

    /// <summary>Reads a decimal number.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    public override bool? Fits(string actual, PolicyContext context)
    {
        if (wanted is not { } other || read(actual) is not { } value) return null;
        return order.HasFlag(value.CompareTo(other) switch
        {
            < 0 => Order.Less,
            0 => Order.Equal,
            _ => Order.Greater,
        });
    }
}
