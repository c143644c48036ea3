namespace FakeKms.Tests.Domain.Policies.Conditions;

/// <summary>Texts and ARNs.</summary>
internal static class TextCases
{
    public static IReadOnlyList<ConditionCase> All { get; } = ConditionCase.Table(
        """
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String
        {"StringEquals":{"aws:username":"Alice"}} | aws:username=Alice | yes | the whole value
        {"StringEquals":{"aws:username":"Alice"}} | aws:username=alice | no | case counts
        {"StringEquals":{"aws:username":"Al*"}} | aws:username=Alice | no | an asterisk is a character
        {"StringEquals":{"aws:username":"Al*"}} | aws:username=Al* | yes | an asterisk equals itself
        {"StringEquals":{"aws:username":["Bob","Alice"]}} | aws:username=Alice | yes | the values are alternatives
        {"StringEquals":{"aws:username":"Alice"}} | aws:userid=Alice | no | an absent key is not equal
        {"StringEquals":{"aws:username":""}} | aws:username= | yes | an empty value is a value
        {"StringNotEquals":{"aws:username":"Alice"}} | aws:username=Bob | yes | another value
        {"StringNotEquals":{"aws:username":"Alice"}} | aws:username=Alice | no | the same value
        {"StringNotEquals":{"aws:username":"Alice"}} | aws:username=alice | yes | another case is another value
        {"StringNotEquals":{"aws:username":["Bob","Alice"]}} | aws:username=Alice | no | none of the values may match
        {"StringNotEquals":{"aws:username":["Bob","Carol"]}} | aws:username=Alice | yes | none of the values matches
        {"StringNotEquals":{"aws:username":"Alice"}} | aws:userid=x | yes | an absent key is not equal
        {"StringEqualsIgnoreCase":{"aws:PrincipalTag/team":"blue"}} | aws:PrincipalTag/team=BLUE | yes | case does not count
        {"StringEqualsIgnoreCase":{"aws:PrincipalTag/team":"blue"}} | aws:PrincipalTag/team=blues | no | the whole value all the same
        {"StringEqualsIgnoreCase":{"aws:PrincipalTag/team":"bl?e"}} | aws:PrincipalTag/team=BLUE | no | no wildcards
        {"StringEqualsIgnoreCase":{"aws:PrincipalTag/team":["red","Blue"]}} | aws:PrincipalTag/team=blue | yes | alternatives in any case
        {"StringEqualsIgnoreCase":{"aws:PrincipalTag/team":"blue"}} | aws:PrincipalTag/unit=blue | no | the tag is absent
        {"StringNotEqualsIgnoreCase":{"aws:PrincipalTag/team":"blue"}} | aws:PrincipalTag/team=Blue | no | the same word in another case
        {"StringNotEqualsIgnoreCase":{"aws:PrincipalTag/team":"blue"}} | aws:PrincipalTag/team=red | yes | another word
        {"StringNotEqualsIgnoreCase":{"aws:PrincipalTag/team":["RED","BLUE"]}} | aws:PrincipalTag/team=red | no | the first of the words
        {"StringNotEqualsIgnoreCase":{"aws:PrincipalTag/team":"*"}} | aws:PrincipalTag/team=red | yes | an asterisk does not stand for a word
        {"StringNotEqualsIgnoreCase":{"aws:PrincipalTag/team":"blue"}} | aws:PrincipalTag/unit=blue | yes | nothing to compare
        {"StringLike":{"kms:ViaService":"s3.*.amazonaws.com"}} | kms:ViaService=s3.us-east-1.amazonaws.com | yes | an asterisk stands for characters
        {"StringLike":{"kms:RequestAlias":"alias/*"}} | kms:RequestAlias=alias/cards/eu | yes | also for slashes
        {"StringLike":{"aws:userid":"*:deploy"}} | aws:userid=AROAEXAMPLE:x:deploy | yes | also for colons
        {"StringLike":{"kms:RequestAlias":"alias/cards*"}} | kms:RequestAlias=alias/cards | yes | also for nothing
        {"StringLike":{"kms:RequestAlias":"alias/card?"}} | kms:RequestAlias=alias/card | no | a question mark stands for one character
        {"StringLike":{"kms:RequestAlias":"ALIAS/*"}} | kms:RequestAlias=alias/cards | no | case counts in patterns
        {"StringLike":{"kms:RequestAlias":"*"}} | kms:KeySpec=x | no | an asterisk does not stand for an absent key
        {"StringNotLike":{"kms:RequestAlias":"alias/*"}} | kms:RequestAlias=alias/cards | no | the pattern matches
        {"StringNotLike":{"kms:RequestAlias":"cards*"}} | kms:RequestAlias=alias/cards | yes | the pattern is of the whole value
        {"StringNotLike":{"kms:RequestAlias":["alias/x*","alias/c*"]}} | kms:RequestAlias=alias/cards | no | one of the patterns matches
        {"StringNotLike":{"kms:RequestAlias":"alias/c?rd"}} | kms:RequestAlias=alias/cards | yes | one character is left over
        {"StringNotLike":{"kms:RequestAlias":"*"}} | kms:KeySpec=x | yes | an absent key is like nothing
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
        {"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Vault"}} | aws:PrincipalArn=arn:aws:iam::111122223333:role/Vault | yes | the same ARN
        {"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/*"}} | aws:PrincipalArn=arn:aws:iam::111122223333:role/a/Vault | yes | wildcards work as with ArnLike
        {"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::*:role/Vault"}} | aws:PrincipalArn=arn:aws:iam:us-east-1:111122223333:role/Vault | no | a Region where none is wanted
        {"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/vault"}} | aws:PrincipalArn=arn:aws:iam::111122223333:role/Vault | no | case counts in ARNs
        {"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Vault"}} | aws:username=x | no | the ARN is absent
        {"ArnLike":{"aws:SourceArn":"arn:aws:s3:::cards-*"}} | aws:SourceArn=arn:aws:s3:::cards-eu | yes | a pattern in the last part
        {"ArnLike":{"aws:SourceArn":"arn:aws:logs:*:*:log-group:*"}} | aws:SourceArn=arn:aws:logs:us-east-1:111122223333:log-group:a:b | yes | the last part has colons of its own
        {"ArnLike":{"aws:SourceArn":"arn:aws:logs:*:log-group"}} | aws:SourceArn=arn:aws:logs:us-east-1:111122223333:log-group | no | an asterisk stays within its part
        {"ArnLike":{"aws:SourceArn":"*"}} | aws:SourceArn=arn:aws:s3:::cards | no | a pattern of one part is no ARN
        {"ArnLike":{"aws:SourceArn":"arn:aws:sns:us-????-1:*:x"}} | aws:SourceArn=arn:aws:sns:us-east-1:111122223333:x | yes | question marks within a part
        {"ArnLike":{"aws:SourceArn":["arn:aws:sqs:*:*:*","arn:aws:sns:*:*:*"]}} | aws:SourceArn=arn:aws:sns:us-east-1:111122223333:x | yes | one of two patterns
        {"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Vault"}} | aws:PrincipalArn=arn:aws:iam::111122223333:role/Vault | no | the same ARN is not another
        {"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Vault"}} | aws:PrincipalArn=arn:aws:iam::444455556666:role/Vault | yes | another account
        {"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"}} | aws:PrincipalArn=arn:aws:iam::111122223333:role/Vault | no | a pattern excludes too
        {"ArnNotEquals":{"aws:PrincipalArn":["arn:aws:iam::111122223333:user/A","arn:aws:iam::111122223333:user/B"]}} | aws:PrincipalArn=arn:aws:iam::111122223333:user/B | no | the second ARN is excluded
        {"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/Vault"}} | aws:PrincipalAccount=1 | yes | who has no ARN is not excluded
        {"ArnNotLike":{"aws:SourceArn":"arn:aws:s3:::cards-?"}} | aws:SourceArn=arn:aws:s3:::cards-eu | yes | the pattern is too short
        {"ArnNotLike":{"aws:SourceArn":"arn:aws:s3:::*"}} | aws:SourceArn=arn:aws:s3:::cards-eu | no | every bucket is excluded
        {"ArnNotLike":{"aws:SourceArn":"arn:*:s3:::x"}} | aws:SourceArn=arn:aws:cn:s3:::x | yes | a wildcard does not reach into the service
        {"ArnNotLike":{"aws:SourceArn":"arn:aws:iam::*"}} | aws:SourceArn=arn:aws:iam::111122223333:user/A | yes | five parts match no ARN
        {"ArnNotLike":{"aws:SourceArn":"arn:aws:s3:::*"}} | aws:SourceAccount=1 | yes | no source at all
        """);
}
