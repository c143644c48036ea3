namespace FakeKms.Crypto.Signatures;

/// <summary>
/// How far the date of a signature may be from the present time. An AWS SDK signs by the machine's clock, whatever the server's says after the test moved it;
/// a signer of the test may go by the server's. Whoever is near to neither of them would be refused by AWS.
/// </summary>
/// <param name="Earliest">The first moment that is taken.</param>
/// <param name="Now">The clock that is nearer, which is the one that was meant: an SDK corrects its own by it.</param>
/// <param name="Latest">The last moment that is taken.</param>
internal sealed record SigningWindow(DateTimeOffset Earliest, DateTimeOffset Now, DateTimeOffset Latest)
{
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static SigningWindow Around(DateTimeOffset signed, DateTimeOffset serverNow, DateTimeOffset machineNow)
    {
        var now = (signed - serverNow).Duration() <= (signed - machineNow).Duration() ? serverNow : machineNow;
        // Signatures have whole seconds.
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        return new(now - Tolerance, now, now + Tolerance);
    }

    public bool Contains(DateTimeOffset signed) => signed >= Earliest && signed <= Latest;
}
