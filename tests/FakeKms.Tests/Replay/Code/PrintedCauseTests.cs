namespace FakeKms.Tests.Replay.Code;

/// <summary>A call fails again although its one record is all that tells of the cause.</summary>
public sealed class PrintedCauseTests
{
    private const string Arn = "arn:aws:kms:eu-west-1:444455556666:key/";
    private const string Replica = "mrk-0f6d9c1e3b524a7c9d105b8e2f4a6c71";

    private static IEnumerable<TestCaseData> Lines()
    {
        yield return Case("usage", new Line("Encrypt")
        {
            Request = new { keyId = "alias/s", encryptionAlgorithm = "SYMMETRIC_DEFAULT" },
            Error = "InvalidKeyUsageException",
            Message = $"{Arn}{Line.KeyId} key usage is SIGN_VERIFY which is not valid for Encrypt.",
        });
        yield return Case("grant", new Line("CreateGrant")
        {
            Request = new { keyId = Line.KeyId, operations = new[] { "Encrypt" }, granteePrincipal = "arn:aws:iam::444455556666:role/x" },
            Error = "ValidationException",
            Message = $"A grant on {Arn}{Line.KeyId} with key spec HMAC_384 and key usage GENERATE_VERIFY_MAC cannot have it.",
        });
        yield return Case("create", new Line("CreateKey")
        {
            Key = "",
            Request = new { origin = "AWS_KMS", keyUsage = "ENCRYPT_DECRYPT", keySpec = "RSA_2048", customerMasterKeySpec = "RSA_2048", description = "" },
            Error = "ValidationException",
            Message = "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
        });
        yield return Case("replica", new Line("EnableKeyRotation")
        {
            Key = Replica,
            Request = new { keyId = Replica },
            Error = "UnsupportedOperationException",
            Message = $"{Arn}{Replica} is not a multi-region primary key.",
        });
        yield return Case("alias", new Line("EnableKeyRotation")
        {
            Key = "",
            Request = new { keyId = "alias/cards" },
            Error = "InvalidArnException",
            Message = "Key Aliases are not supported for this operation.",
        });
        yield return Case("alias of an alias", new Line("CreateAlias")
        {
            Key = "",
            Request = new { aliasName = "alias/other", targetKeyId = "alias/cards" },
            Error = "ValidationException",
            Message = "Aliases must refer to keys. Not aliases",
        });
        yield return Case("alias moved to an alias", new Line("UpdateAlias")
        {
            Key = "",
            Request = new { aliasName = "alias/cards", targetKeyId = $"arn:aws:kms:eu-west-1:{Line.Account}:alias/cards" },
            Error = "ValidationException",
            Message = "Aliases must refer to keys. Not aliases",
        });
        yield return Case("store", new Line("DeleteCustomKeyStore")
        {
            Key = "",
            Request = new { customKeyStoreId = "cks-0d4c8fdf8bdf349be" },
            Error = "CustomKeyStoreInvalidStateException",
            Message = "The connection state of the custom key store is CONNECTED.",
        });
    }

    [TestCaseSource(nameof(Lines))]
    public async Task The_call_fails_again(object line)
    {
        var code = Line.Log((Line)line).ToScenarioCode();

        TestContext.Out.WriteLine(code);
        Assert.That(
            (await PrintedTest.RunAsync(code)).Select(record => $"{record.EventName} {record.ErrorCode}"),
            Is.EqualTo(new[] { $"{((Line)line).Name} {((Line)line).Error}" }));
    }

    private static TestCaseData Case(string name, Line line) => new TestCaseData(line).SetArgDisplayNames(name);
}
