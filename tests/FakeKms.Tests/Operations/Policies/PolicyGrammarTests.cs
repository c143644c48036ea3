namespace FakeKms.Tests.Operations.Policies;

/// <summary>What is a policy document and what is not. Every case is put with the lockout check off, so that nothing else refuses it.</summary>
public class PolicyGrammarTests : InMemory
{
    private const string Rest = "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"";

    [TestCase("policy", "The key policy is not a JSON document.")]
    [TestCase("{\"Id\":\"\\ud800\",\"Statement\":{" + Rest + "}}", "The key policy is not a JSON document.")]
    [TestCase("{\"Statement\":{" + Rest + ",\"Condition\":{\"Bool\":{\"\\udc00\":true}}}}", "The key policy is not a JSON document.")]
    [TestCase("[]", "The key policy is not a JSON object.")]
    [TestCase("{}", "The key policy has no Statement.")]
    [TestCase("""{"Statement":[]}""", "The key policy has no Statement.")]
    [TestCase("""{"Statement":["Allow"]}""", "A statement of the key policy is not a JSON object.")]
    [TestCase("""{"Statement":null}""", "A statement of the key policy is not a JSON object.")]
    [TestCase("""{"Version":"2012-10-18","Statement":[]}""", "The key policy has an unknown Version: 2012-10-18.")]
    [TestCase("""{"Version":1,"Statement":[]}""", "The key policy has Version that is not a text.")]
    [TestCase("""{"Comment":"x","Statement":[]}""", "The key policy has an unknown element: Comment.")]
    [TestCase("""{"Id":"a","Id":"b","Statement":[]}""", "The key policy has the element Id twice.")]
    public async Task A_document_without_the_form_of_a_policy_is_malformed(string policy, string text) => Assert.That(
        await Put(policy), Is.EqualTo("MalformedPolicyDocumentException: " + text));

    [TestCase("""{"Effect":"Allow","Action":"kms:*","Resource":"*"}""", "A statement of the key policy needs a Principal.")]
    [TestCase("""{"Effect":"Allow","Principal":{},"Action":"kms:*","Resource":"*"}""", "A statement of the key policy needs a Principal.")]
    [TestCase("""{"Effect":"Allow","Principal":{"AWS":[]},"Action":"kms:*","Resource":"*"}""", "The key policy has an empty AWS.")]
    [TestCase("""{"Effect":"Allow","Principal":{"AWS":[7]},"Action":"kms:*","Resource":"*"}""", "The key policy has AWS that is not a text.")]
    [TestCase("""{"Effect":"Allow","Principal":{"Group":"a"},"Action":"kms:*","Resource":"*"}""", "A Principal of the key policy has an unknown element: Group.")]
    [TestCase("""{"Effect":"Allow","Principal":"444455556666","Action":"kms:*","Resource":"*"}""", "A Principal of the key policy is not a JSON object.")]
    [TestCase("""{"Principal":"*","Action":"kms:*","Resource":"*"}""", "A statement of the key policy needs the Effect Allow or Deny.")]
    [TestCase("""{"Effect":"allow","Principal":"*","Action":"kms:*","Resource":"*"}""", "A statement of the key policy needs the Effect Allow or Deny.")]
    [TestCase("{" + Rest + ""","NotPrincipal":"*"}""", "A statement of the key policy has both Principal and NotPrincipal.")]
    [TestCase("{" + Rest + ""","NotAction":"kms:Sign"}""", "A statement of the key policy has both Action and NotAction.")]
    [TestCase("{" + Rest + ""","NotResource":"*"}""", "A statement of the key policy has both Resource and NotResource.")]
    [TestCase("{" + Rest + ""","Comment":"x"}""", "A statement of the key policy has an unknown element: Comment.")]
    [TestCase("{" + Rest + ""","Condition":"x"}""", "A Condition of the key policy is not a JSON object.")]
    [TestCase("{" + Rest + ""","Condition":{"Bool":"x"}}""", "A condition operator of the key policy is not a JSON object.")]
    [TestCase("{" + Rest + ""","Condition":{"Bool":{"aws:SecureTransport":null}}}""", "The key policy has aws:SecureTransport that is not a text.")]
    [TestCase("{" + Rest + ""","Condition":{"StringMatches":{"a":"b"}}}""", "The key policy has an unknown condition operator: StringMatches.")]
    [TestCase("{" + Rest + ""","Condition":{"NullIfExists":{"a":"true"}}}""", "The key policy has an unknown condition operator: NullIfExists.")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"Encrypt","Resource":"*"}""", "The key policy has a malformed Action: Encrypt.")]
    [TestCase("""{"Effect":"Allow","Principal":"*","NotAction":"*:Encrypt","Resource":"*"}""", "The key policy has a malformed Action: *:Encrypt.")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"kms:","Resource":"*"}""", "The key policy has a malformed Action: kms:.")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":[],"Resource":"*"}""", "The key policy has an empty Action.")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"key/1"}""", "The key policy has a malformed Resource: key/1.")]
    public async Task A_statement_without_the_form_of_one_is_malformed(string statement, string text) => Assert.That(
        await Put(Policies.Of(statement)), Is.EqualTo("MalformedPolicyDocumentException: " + text));

    [TestCase("{" + Rest + "}", TestName = "A_statement_may_stand_alone_in_a_list")]
    [TestCase("{\"Sid\":\"Allow use of the key\"," + Rest + "},{\"Sid\":\"Allow use of the key\"," + Rest + "}", TestName = "Names_of_statements_may_have_blanks_and_repeat")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Resource":"*"}""", TestName = "A_statement_may_lack_its_action")]
    [TestCase("""{"Effect":"Allow","Principal":"*","Action":"kms:*"}""", TestName = "A_statement_may_lack_its_resource")]
    [TestCase("""{"Effect":"Deny","NotPrincipal":{"AWS":"444455556666"},"NotAction":["kms:Encrypt"],"NotResource":"arn:aws:kms:*:111122223333:key/x"}""", TestName = "Elements_may_be_negated")]
    [TestCase("{" + Rest + ""","Condition":{"ForAllValues:StringLikeIfExists":{"kms:EncryptionContextKeys":["a",1,true]}}}""", TestName = "ForAllValues_is_for_condition_keys_with_many_values")]
    public async Task A_statement_that_KMS_takes_is_taken(string statements) => Assert.That(await Put(Policies.Of(statements)), Is.EqualTo("no error"));

    [Test]
    public async Task A_single_statement_needs_no_list_and_a_policy_no_version() =>
        Assert.That(await Put("{\"Statement\":{" + Rest + "}}"), Is.EqualTo("no error"));

    [TestCase("ForAllValues:StringEquals", "kms:EncryptionContext:tenant", "EncryptionContext", "encryption context")]
    [TestCase("forallvalues:StringLikeIfExists", "AWS:RequestTag/team", "RequestTag", "tag")]
    public async Task ForAllValues_is_refused_for_condition_keys_with_one_value(string test, string key, string kind, string what) => Assert.That(
        await Put(Policies.Of($"{{{Rest},\"Condition\":{{\"{test}\":{{\"{key}\":\"7\"}}}}}}")),
        Is.EqualTo(
            $"MalformedPolicyDocumentException: OverlyPermissiveCondition:{kind}: Using the ForAllValues set operator with a single-valued condition key matches " +
            $"requests without the specified {what} or with an unspecified {what}. To fix, remove ForAllValues."));

    private async Task<string> Put(string policy)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        return await ErrorOf(() => Client.PutAsync(keyId, policy, bypass: true));
    }
}
