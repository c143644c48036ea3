namespace FakeKms.Tests.Questions;

/// <summary>What cannot be meant is refused with what to write instead: it would be answered, and by nobody's policies.</summary>
public sealed class RefusedQuestionTests : Asking
{
    [TestCase("kms:Decrpyt", "'kms:Decrpyt' is no action of KMS; did you mean 'kms:Decrypt'?")]
    [TestCase("Decrypt", "'Decrypt' is no action of KMS; did you mean 'kms:Decrypt'?")]
    [TestCase("kms:ReEncrypt", "KMS has no action kms:ReEncrypt: write kms:ReEncryptFrom or kms:ReEncryptTo, or kms:ReEncrypt* for both.")]
    [TestCase("kms:Foo*", "'kms:Foo*' is no action of KMS.")]
    [TestCase("kms:ListKeys", "kms:ListKeys is about no key: leave the key out.")]
    [TestCase("kms:CreateK*", "kms:CreateK* is about no key: leave the key out.")]
    [TestCase("kms:RetireGrant", "Who may retire a grant is for each grant to say, not for the key: call RetireGrant with DryRun.")]
    public void An_action_that_cannot_be_asked_about_with_a_key(string action, string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => Kms.ShouldAllow(Vault, action, on: "alias/cards")), Is.EqualTo(text));
            Assert.That(Refusal(() => Kms.ShouldRefuse(Vault, action, on: "alias/cards")), Is.EqualTo(text));
        }
    }

    [TestCase("kms:Decrypt", "kms:Decrypt is about a key: say which.")]
    [TestCase("kms:*crypt", "kms:*crypt is about a key: say which.")]
    public void An_action_that_needs_a_key(string action, string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => Kms.ShouldRefuse(Vault, action)), Is.EqualTo(text));
            Assert.That(Refusal(() => Kms.PermissionMatrix([Vault], [action])), Is.EqualTo(text));
        }
    }

    [Test]
    public void A_key_that_is_not_there()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => Kms.ShouldRefuse(Vault, "kms:Decrypt", on: "cards")), Does.StartWith("The server has no key 'cards'; did you mean alias/cards? It has: alias/cards ("));
            Assert.That(Refusal(() => Kms.PermissionMatrix([Vault], ["kms:Decrypt"], ["alias/crads"])), Does.StartWith("The server has no key 'alias/crads'. It has: alias/cards ("));
            Assert.That(
                Refusal(() => Kms.Can(Vault, "kms:Decrypt", "alias/cards", region: "eu-west-1")),
                Is.EqualTo("The key alias/cards is in us-east-1: a call in eu-west-1 does not reach it."));
            Assert.That(Refusal(() => Kms.Can(Vault, "kms:Decrypt", "alias/cards", region: "Ireland")), Does.StartWith("'Ireland' is no AWS Region"));
        }
    }

    [TestCase("tenant", "'tenant' is no condition key of requests to KMS; a pair of the encryption context is 'kms:EncryptionContext:tenant'.")]
    [TestCase("EncryptionContext:tenant", "'EncryptionContext:tenant' is no condition key of requests to KMS; did you mean 'kms:EncryptionContext:tenant'?")]
    [TestCase("kms:EncryptionContxt:tenant", "'kms:EncryptionContxt:tenant' is no condition key of requests to KMS; did you mean 'kms:EncryptionContext:tenant'?")]
    [TestCase("kms:EncryptionContext", "The condition key kms:EncryptionContext: goes on with a name, such as kms:EncryptionContext:tenant.")]
    [TestCase("kms:EncryptionContext:", "The condition key kms:EncryptionContext: goes on with a name, such as kms:EncryptionContext:tenant.")]
    [TestCase("aws:PrincipalTag", "The condition key aws:PrincipalTag/ goes on with a name, such as aws:PrincipalTag/Department.")]
    [TestCase("PrincipalTag/Team", "'PrincipalTag/Team' is no condition key of requests to KMS; did you mean 'aws:PrincipalTag/Team'?")]
    [TestCase("RequestTag/Team", "'RequestTag/Team' is no condition key of requests to KMS; did you mean 'aws:RequestTag/Team'?")]
    [TestCase("principaltag/Team", "'principaltag/Team' is no condition key of requests to KMS; did you mean 'aws:PrincipalTag/Team'?")]
    [TestCase("Referer", "'Referer' is no condition key of requests to KMS; did you mean 'aws:Referer'?")]
    [TestCase("aws:TagKey/Team", "'aws:TagKey/Team' is no condition key of requests to KMS; did you mean 'aws:TagKeys'?")]
    [TestCase("kms:RecipientAttestation", "The condition key kms:RecipientAttestation: goes on with a name, such as kms:RecipientAttestation:PCR0.")]
    [TestCase("kms:ViaServices", "'kms:ViaServices' is no condition key of requests to KMS; did you mean 'kms:ViaService'?")]
    [TestCase("aws:SourceVPCE1", "'aws:SourceVPCE1' is no condition key of requests to KMS; did you mean 'aws:SourceVpce'?")]
    [TestCase("s3:prefix", "'s3:prefix' is no condition key of requests to KMS.")]
    [TestCase(
        "kms:RecipientAttestation:PCR32",
        "'kms:RecipientAttestation:PCR32' is no register of an attestation document: write kms:RecipientAttestation: and ImageSha384, PCR0 to PCR31, or " +
        "NitroTPMPCR0 to NitroTPMPCR23.")]
    [TestCase(
        "kms:RecipientAttestation:PCR09",
        "'kms:RecipientAttestation:PCR09' is no register of an attestation document: write kms:RecipientAttestation: and ImageSha384, PCR0 to PCR31, or " +
        "NitroTPMPCR0 to NitroTPMPCR23.")]
    [TestCase("kms:SigningAlgorithm", "No request for kms:Decrypt has the condition key kms:SigningAlgorithm; policies would take it for absent. Leave it out.")]
    public void A_condition_key_that_requests_do_not_have(string name, string text)
    {
        var context = new Dictionary<string, string> { [name] = "1" };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => Kms.Can(Alice, "kms:Decrypt", "alias/cards", context)), Is.EqualTo(text));
            Assert.That(Refusal(() => Kms.ShouldAllow(Alice, "kms:Decrypt", "alias/cards", context)), Is.EqualTo(text));
            Assert.That(Refusal(() => Kms.PermissionMatrix([Alice], ["kms:Decrypt"], ["alias/cards"], context)), Is.EqualTo(text));
        }
    }

    [TestCase("")]
    [TestCase(" ")]
    public void A_condition_key_without_a_name(string name) => Assert.That(
        Refusal(() => Kms.Can(Alice, "kms:Decrypt", "alias/cards", new Dictionary<string, string> { [name] = "1" })),
        Does.StartWith("The value cannot be an empty string"));

    [TestCase("KMS:encryptioncontext:tenant")]
    [TestCase("kms:RecipientAttestation:ImageSha384")]
    [TestCase("kms:RecipientAttestation:NitroTPMPCR23")]
    [TestCase("kms:RecipientAttestation:PCR9")]
    [TestCase("kms:RecipientAttestation:PCR10")]
    [TestCase("kms:KeySpec")]
    [TestCase("aws:ResourceTag/Team")]
    [TestCase("aws:PrincipalTag/Team")]
    [TestCase("aws:SourceIdentity")]
    [TestCase("ec2:SourceInstanceArn")]
    public void A_condition_key_that_requests_can_have_is_taken(string name) =>
        Assert.That(() => Kms.Can(Alice, "kms:Decrypt", "alias/cards", new Dictionary<string, string> { [name] = "1" }), Throws.Nothing);

    [Test]
    public void A_condition_key_that_some_of_the_actions_have_goes_to_those_alone()
    {
        Kms.Authorization.PutRole("Vault", role => role.WithPolicy(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:EncryptionContext:tenant":"7"}}}]}
            """));

        // No request for DescribeKey has an encryption context, so that AWS refuses it.
        Assert.That(
            Kms.PermissionMatrix([Vault], ["kms:Decrypt", "kms:DescribeKey"], ["alias/cards"], Tenant7).Cells.Select(cell => cell.Decision.IsAllowed),
            Is.EqualTo([true, false]));
    }

    [Test]
    public void A_question_says_whether_it_names_who_decides() => Assert.That(
        (KmsPermissionCriteria.Refusing(Vault).To("kms:Decrypt").NamesDecider, KmsPermissionCriteria.Refusing(Vault).By(KmsPolicyType.KeyPolicy).NamesDecider),
        Is.EqualTo((false, true)));

    [Test]
    public void A_value_that_is_missing_or_one_too_many()
    {
        var twice = new Dictionary<string, string> { ["kms:ViaService"] = "a", ["KMS:ViaService"] = "b" };
        var criteria = KmsPermissionCriteria.Allowing(Alice).To("kms:Decrypt").On("alias/cards").WithContext("kms:ViaService", "a", "b");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Refusal(() => Kms.Can(Alice, "kms:Decrypt", "alias/cards", new Dictionary<string, string> { ["kms:ViaService"] = null! })),
                Is.EqualTo("The condition key kms:ViaService has no value: leave it out, and policies take it for absent."));
            Assert.That(Refusal(() => Kms.Can(Alice, "kms:Decrypt", "alias/cards", twice)), Is.EqualTo("The condition key KMS:ViaService is given twice: its case does not count."));
            Assert.That(Refusal(() => Kms.Judge(criteria)), Is.EqualTo("The condition key kms:ViaService has one value, and is given 2."));
        }
    }

    [Test]
    public void A_matrix_of_nothing_or_of_something_twice()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(() => Kms.PermissionMatrix([], ["kms:Decrypt"], ["alias/cards"])), Is.EqualTo("There are no callers: write one at least, such as [KmsCaller.IamUser(\"Alice\")]."));
            Assert.That(Refusal(() => Kms.PermissionMatrix([Alice], [], ["alias/cards"])), Is.EqualTo("There are no actions: write one at least, such as [\"kms:Decrypt\"]."));
            Assert.That(Refusal(() => Kms.PermissionMatrix([Alice, Vault, Alice], ["kms:Decrypt"], ["alias/cards"])), Is.EqualTo("user Alice is among the callers twice."));
            Assert.That(
                Refusal(() => Kms.PermissionMatrix([Alice], ["kms:Decrypt"], ["alias/cards", Kms.Key("alias/cards").KeyId])),
                Is.EqualTo($"alias/cards and {Kms.Key("alias/cards").KeyId} are the same key."));
            Assert.That(Refusal(() => Kms.PermissionMatrix([Alice], ["kms:ListKeys"], ["alias/cards"])), Is.EqualTo("kms:ListKeys is about no key: leave the keys out."));
        }
    }

    [Test]
    public void A_question_without_an_action() => Assert.That(
        Refusal(() => Kms.Judge(KmsPermissionCriteria.Refusing(Vault).On("alias/cards"))),
        Is.EqualTo("role Vault/one may not … on alias/cards: what is asked about is missing. Write which action, and on which key: .To(\"kms:Decrypt\").On(\"alias/cards\")."));

    [Test]
    public void What_never_decides_in_the_way_that_is_asked_for()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Refusal(() => KmsPermissionCriteria.Refusing(Vault).By(KmsPolicyType.Grant)), Is.EqualTo("A grant allows and never refuses; without one, policies refuse."));
            Assert.That(
                Refusal(() => KmsPermissionCriteria.Allowing(Vault).By(KmsPolicyType.SessionPolicy)),
                Is.EqualTo("What allows is a KeyPolicy, an IdentityPolicy or a Grant; a SessionPolicy limits what they allow, and decides when it refuses."));
        }
    }
}
