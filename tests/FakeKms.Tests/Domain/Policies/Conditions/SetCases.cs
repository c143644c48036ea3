namespace FakeKms.Tests.Domain.Policies.Conditions;

/// <summary>Keys with several values, several keys, and variables.</summary>
internal static class SetCases
{
    public static IReadOnlyList<ConditionCase> All { get; } = ConditionCase.Table(
        """
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
        {"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}} | aws:TagKeys=[a,b] | yes | every value is listed
        {"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}} | aws:TagKeys=[a] | yes | not every listed value is needed
        {"ForAllValues:StringEquals":{"aws:TagKeys":["a","b"]}} | aws:TagKeys=[a,c] | no | one value is not listed
        {"ForAllValues:StringEquals":{"aws:TagKeys":"a"}} | aws:TagKeys=[] | yes | of no values all are listed
        {"ForAllValues:StringEquals":{"aws:TagKeys":"a"}} | kms:KeySpec=x | yes | of an absent key too
        {"ForAllValues:StringLike":{"kms:ResourceAliases":"alias/prod-*"}} | kms:ResourceAliases=[alias/prod-a,alias/test] | no | one value is unlike
        {"ForAllValues:StringNotEquals":{"aws:TagKeys":["a","b"]}} | aws:TagKeys=[c,d] | yes | no value is listed
        {"ForAllValues:StringNotEquals":{"aws:TagKeys":["a","b"]}} | aws:TagKeys=[c,a] | no | a listed value among others
        {"ForAllValues:StringNotLike":{"aws:TagKeys":"a*"}} | kms:KeySpec=x | yes | an absent key has no value that is like anything
        {"ForAllValues:StringEquals":{"aws:username":"Alice"}} | aws:username=Alice | yes | a single value is a set of one
        {"ForAnyValue:StringEquals":{"aws:TagKeys":["a","b"]}} | aws:TagKeys=[x,b] | yes | one value is listed
        {"ForAnyValue:StringEquals":{"aws:TagKeys":["a","b"]}} | aws:TagKeys=[x,y] | no | no value is
        {"ForAnyValue:StringEquals":{"aws:TagKeys":"a"}} | aws:TagKeys=[] | no | of no values none is listed
        {"ForAnyValue:StringEquals":{"aws:TagKeys":"a"}} | kms:KeySpec=x | no | of an absent key neither
        {"ForAnyValue:StringNotEquals":{"aws:TagKeys":"a"}} | aws:TagKeys=[a,b] | yes | one value is not listed
        {"ForAnyValue:StringNotEquals":{"aws:TagKeys":["a","b"]}} | aws:TagKeys=[a,b] | no | every value is listed after all
        {"ForAnyValue:StringNotEquals":{"aws:TagKeys":"a"}} | kms:KeySpec=x | no | there is no value that is not listed
        {"ForAnyValue:StringEqualsIfExists":{"aws:TagKeys":"a"}} | kms:KeySpec=x | yes | with IfExists an absent key is enough
        {"ForAnyValue:StringEqualsIfExists":{"aws:TagKeys":"a"}} | aws:TagKeys=[] | no | an empty set is there
        {"ForAllValues:StringEquals":{"aws:TagKeys":"a"},"Null":{"aws:TagKeys":"false"}} | aws:TagKeys=[] | no | the recommended form refuses the empty set
        {"ForAllValues:StringEquals":{"aws:TagKeys":"a"},"Null":{"aws:TagKeys":"false"}} | aws:TagKeys=[a] | yes | the recommended form with a value
        {"StringEquals":{"aws:TagKeys":"a"}} | aws:TagKeys=[a] | no | several values need a set operator, also when there is one
        {"StringNotEquals":{"aws:TagKeys":"a"}} | aws:TagKeys=[b] | no | a negated operator does too
        {"StringLikeIfExists":{"aws:TagKeys":"*"}} | aws:TagKeys=[a] | no | IfExists does not help
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
        {"StringEquals":{"aws:username":"Alice","kms:KeySpec":"RSA_2048"}} | aws:username=Alice kms:KeySpec=RSA_2048 | yes | all keys are satisfied
        {"StringEquals":{"aws:username":"Alice","kms:KeySpec":"RSA_2048"}} | aws:username=Alice kms:KeySpec=RSA_4096 | no | one of the keys is not
        {"StringEquals":{"aws:username":"Alice"},"Bool":{"aws:SecureTransport":"true"}} | aws:username=Alice aws:SecureTransport=false | no | all operators have to be satisfied
        {"StringEquals":{"aws:username":["Alice","Bob"]},"StringNotEquals":{"aws:username":"Bob"}} | aws:username=Alice | yes | one key with two operators
        {} | kms:KeySpec=x | yes | an empty block asks for nothing
        # https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context
        {"StringEquals":{"KMS:encryptioncontext:TENANT":"7"}} | kms:EncryptionContext:tenant=7 | yes | the case of a key does not count, also after the colon
        {"StringEquals":{"aws:principaltag/TEAM":"blue"}} | aws:PrincipalTag/team=blue | yes | nor that of a tag
        {"stringequals":{"aws:username":"Alice"}} | aws:username=Alice | yes | nor that of an operator
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
        {"StringEquals":{"kms:EncryptionContext:owner":"${aws:username}"}} | kms:EncryptionContext:owner=Alice aws:username=Alice | yes | a variable is replaced
        {"StringEquals":{"kms:EncryptionContext:owner":"${aws:username}"}} | kms:EncryptionContext:owner=Bob aws:username=Alice | no | by another value
        {"StringEquals":{"kms:EncryptionContext:owner":"u-${AWS:UserName}-x"}} | kms:EncryptionContext:owner=u-Alice-x aws:username=Alice | yes | within a text, in any case
        {"StringEquals":{"kms:EncryptionContext:owner":"${aws:username}"}} | kms:EncryptionContext:owner=Alice | no | without a value it equals nothing
        {"StringNotEquals":{"kms:EncryptionContext:owner":"${aws:username}"}} | kms:EncryptionContext:owner=Alice | yes | and differs from everything
        {"StringEquals":{"aws:PrincipalTag/team":"${aws:TagKeys}"}} | aws:PrincipalTag/team=a aws:TagKeys=[a] | no | a key with several values has none for a variable
        {"StringLike":{"kms:RequestAlias":"alias/${aws:PrincipalTag/team}-*"}} | kms:RequestAlias=alias/blue-1 aws:PrincipalTag/team=blue | yes | next to a wildcard
        {"StringLike":{"kms:RequestAlias":"alias/${aws:PrincipalTag/team}"}} | kms:RequestAlias=alias/blue aws:PrincipalTag/team=* | no | an asterisk that a variable brings is a character
        {"StringLike":{"kms:RequestAlias":"alias/${aws:PrincipalTag/team}"}} | kms:RequestAlias=alias/* aws:PrincipalTag/team=* | yes | and equals itself
        {"ArnLike":{"aws:SourceArn":"arn:aws:s3:::${aws:PrincipalTag/bucket}/*"}} | aws:SourceArn=arn:aws:s3:::b/x aws:PrincipalTag/bucket=b | yes | in an ARN
        {"ArnEquals":{"aws:SourceArn":"arn:aws:s3:::${aws:PrincipalTag/bucket}"}} | aws:SourceArn=arn:aws:s3:::b | no | an ARN without its variable
        {"Bool":{"aws:SecureTransport":"${aws:ViaAWSService}"}} | aws:SecureTransport=true aws:ViaAWSService=true | yes | in a Boolean
        {"NumericEquals":{"kms:RotationPeriodInDays":"${aws:PrincipalTag/days}"}} | kms:RotationPeriodInDays=90 aws:PrincipalTag/days=90 | no | not in a number
        {"StringEquals":{"aws:PrincipalTag/team":"a${*}b${?}c${$}d"}} | aws:PrincipalTag/team=a*b?c$d | yes | the three characters
        {"StringLike":{"aws:PrincipalTag/team":"a${*}"}} | aws:PrincipalTag/team=ab | no | a character in a pattern is no wildcard
        {"StringEquals":{"aws:PrincipalTag/team":"${aws:username"}} | aws:PrincipalTag/team=${aws:username aws:username=Alice | yes | what is not closed is a text
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-default-values
        {"StringEquals":{"kms:EncryptionContext:team":"${aws:PrincipalTag/team, 'company-wide'}"}} | kms:EncryptionContext:team=company-wide | yes | a default stands in
        {"StringEquals":{"kms:EncryptionContext:team":"${aws:PrincipalTag/team, 'company-wide'}"}} | kms:EncryptionContext:team=company-wide aws:PrincipalTag/team=blue | no | not where there is a value
        {"StringEquals":{"kms:EncryptionContext:team":"${aws:PrincipalTag/team,'*'}"}} | kms:EncryptionContext:team=* | yes | a default without a blank before it
        {"StringLike":{"kms:EncryptionContext:team":"${aws:PrincipalTag/team, '*'}"}} | kms:EncryptionContext:team=blue | no | a default has no wildcards
        """);
}
