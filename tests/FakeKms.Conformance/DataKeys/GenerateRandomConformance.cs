using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("GenerateRandom")]
[Lanes]
public class GenerateRandomConformance(string lane) : ConformanceFixture(lane)
{
    [TestCase(1)]
    [TestCase(33)]
    [TestCase(1024)]
    public async Task It_answers_as_many_bytes_as_asked_for(int count)
    {
        var answer = await Client.GenerateRandomAsync(count);

        Assert.That((answer.Plaintext.ToArray().Length, answer.CiphertextForRecipient), Is.EqualTo((count, (MemoryStream?)null)));
    }

    [Test]
    public async Task Every_call_answers_other_bytes()
    {
        var first = (await Client.GenerateRandomAsync(16)).Plaintext.ToArray();

        Assert.That((await Client.GenerateRandomAsync(16)).Plaintext.ToArray(), Is.Not.EqualTo(first));
    }

    [Test]
    [Refusal]
    public async Task The_number_of_bytes_is_required() =>
        Assert.That(
            await ErrorOf(() => Client.GenerateRandomAsync(new GenerateRandomRequest())),
            Is.EqualTo("ValidationException: NumberOfBytes is required."));

    [Refusal]
    [TestCase(0, "greater than or equal to 1")]
    [TestCase(1025, "less than or equal to 1024")]
    public async Task The_number_of_bytes_has_limits(int count, string limit) => Assert.That(
        await ErrorOf(() => Client.GenerateRandomAsync(count)),
        Is.EqualTo(Errors.Constraint($"Value '{count}' at 'numberOfBytes'", $"Member must have value {limit}")));

    [Test]
    [Refusal]
    public async Task A_key_store_that_does_not_exist_is_not_found() => Assert.That(
        await ErrorOf(() => Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, CustomKeyStoreId = "cks-1234567890abcdef0" })),
        Does.StartWith("CustomKeyStoreNotFoundException"));
}
