namespace FakeKms.Tests.Operations.Aliases;

/// <summary>What is no name of an alias is refused in the same words, whether the alias is to be made, moved or deleted.</summary>
public class MalformedAliasTests : InMemory
{
    private const string Prefix =
        "ValidationException: Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html";

    private static readonly TestCaseData[] Names =
    [
        new("nope", Prefix),
        new("arn:aws:kms:us-east-1:111122223333:alias/cards", Prefix),
        new("alias/Service:Test", "ValidationException: alias/Service:Test contains invalid characters for an alias"),
    ];

    [TestCaseSource(nameof(Names))]
    public async Task No_operation_takes_it(string name, string error)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync("alias/cards", keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.CreateAliasAsync(name, keyId)), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Client.UpdateAliasAsync(name, keyId)), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Client.DeleteAliasAsync(name)), Is.EqualTo(error));
        }
    }

    // InvalidAliasNameException, which CreateAlias answers, is declared for neither.
    [TestCase("alias/aws/s3")]
    [TestCase("alias/")]
    public async Task Names_that_no_new_alias_can_have_are_not_found(string name)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var notFound = $"NotFoundException: Alias arn:aws:kms:us-east-1:111122223333:{name} is not found.";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.UpdateAliasAsync(name, keyId)), Is.EqualTo(notFound));
            Assert.That(await ErrorOf(() => Client.DeleteAliasAsync(name)), Is.EqualTo(notFound));
        }
    }
}
