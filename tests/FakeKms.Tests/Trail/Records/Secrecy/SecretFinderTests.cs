using System.Text;
using System.Text.Json;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>The finder finds: without these tests the property that nothing is found would say nothing.</summary>
internal sealed class SecretFinderTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 100).Select(number => (byte)(number * 37 + 201))];

    private static IEnumerable<TestCaseData> Leaks()
    {
        yield return new TestCaseData(Convert.ToBase64String(Secret)).SetArgDisplayNames("base64");
        yield return new TestCaseData(Convert.ToBase64String(Secret).Replace('+', '-').Replace('/', '_').TrimEnd('=')).SetArgDisplayNames("base64url");
        yield return new TestCaseData(Convert.ToBase64String([1, .. Secret])).SetArgDisplayNames("base64 after one other byte");
        yield return new TestCaseData(Convert.ToBase64String([1, 2, .. Secret])).SetArgDisplayNames("base64 after two other bytes");
        yield return new TestCaseData(Convert.ToBase64String(Secret.AsSpan(88))).SetArgDisplayNames("base64 of the end");
        yield return new TestCaseData(Convert.ToHexString(Secret)).SetArgDisplayNames("upper-case digits");
        yield return new TestCaseData(Convert.ToHexString(Secret).ToLowerInvariant()).SetArgDisplayNames("lower-case digits");
        yield return new TestCaseData(Encoding.Latin1.GetString(Secret)).SetArgDisplayNames("raw");
        yield return new TestCaseData(Convert.ToHexString(Secret.AsSpan(30, 40))).SetArgDisplayNames("a part in the middle");
    }

    [TestCaseSource(nameof(Leaks))]
    public void A_leak_is_found_wherever_it_stands(string leak)
    {
        var finder = new SecretFinder();
        finder.Add(Secret);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(finder.FindIn(JsonSerializer.Serialize(new { errorMessage = $"Value '{leak}' is wrong" })), Is.Not.Null);
            Assert.That(finder.FindIn(JsonSerializer.Serialize(new Dictionary<string, int> { [leak] = 1 })), Is.Not.Null);
            Assert.That(finder.FindIn(JsonSerializer.Serialize(new { data = new { backingKeys = JsonSerializer.Serialize(new[] { leak }) } })), Is.Not.Null);
        }
    }

    [TestCase("a \"quoted\" secret")]
    [TestCase("Straße und Übermut zählen")]
    public void A_text_is_found_behind_the_escapes_of_JSON(string secret)
    {
        var finder = new SecretFinder();
        finder.Add(secret);

        Assert.That(finder.FindIn(JsonSerializer.Serialize(new { description = secret })), Is.Not.Null);
    }

    [Test]
    public void What_holds_no_secret_is_clean()
    {
        var finder = new SecretFinder();
        finder.Add(Secret);

        Assert.That(finder.FindIn("""{"requestParameters":{"keyId":"1234abcd-12ab-34cd-56ef-1234567890ab"},"readOnly":true}"""), Is.Null);
    }
}
