namespace FakeKms.Tests.Replay.Code;

public sealed class LongCodeTests
{
    [Test]
    public void Each_of_thousands_of_calls_has_its_step()
    {
        var lines = Enumerable.Range(0, 2500).SelectMany(number => new[]
        {
            new Line("Encrypt", number) { Request = new { keyId = Line.KeyId, encryptionContext = new { number } } },
            new Line("Decrypt", number) { Request = new { encryptionContext = new { number } } },
        });

        var code = Line.Log([.. lines]).ToScenarioCode().Split('\n');

        Assert.That(code.Count(line => line.Contains(".Decrypt(", StringComparison.Ordinal)), Is.EqualTo(2500));
        Assert.That(code.Count(line => line.Contains(".Advance(TimeSpan.FromMinutes(1))", StringComparison.Ordinal)), Is.EqualTo(2499));
    }
}
