namespace FakeKms.Tests.Domain.Policies.Conditions;

/// <summary>Booleans, bytes, addresses, and whether a key is there.</summary>
internal static class OtherCases
{
    public static IReadOnlyList<ConditionCase> All { get; } = ConditionCase.Table(
        """
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
        {"Bool":{"aws:SecureTransport":"true"}} | aws:SecureTransport=true | yes | true is true
        {"Bool":{"aws:SecureTransport":false}} | aws:SecureTransport=false | yes | a JSON Boolean is one
        {"Bool":{"aws:SecureTransport":"false"}} | aws:SecureTransport=true | no | the other one
        {"Bool":{"aws:SecureTransport":"TRUE"}} | aws:SecureTransport=true | yes | the case of the word does not count
        {"Bool":{"aws:MultiFactorAuthPresent":"false"}} | aws:SecureTransport=true | no | absent is not false
        {"Bool":{"aws:SecureTransport":"yes"}} | aws:SecureTransport=yes | no | other words are no Booleans
        {"Bool":{"aws:SecureTransport":["true","false"]}} | aws:SecureTransport=false | yes | either of them
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Binary
        {"BinaryEquals":{"x:bytes":"QUJD"}} | x:bytes=QUJD | yes | the same bytes
        {"BinaryEquals":{"x:bytes":"QUJD"}} | x:bytes=QUJE | no | other bytes
        {"BinaryEquals":{"x:bytes":"QQ=="}} | x:bytes=QQ | yes | padding is not part of the bytes
        {"BinaryEquals":{"x:bytes":"QUJD"}} | x:bytes=qujd | no | Base64 has two cases
        {"BinaryEquals":{"x:bytes":["QUJE","QUJD"]}} | x:bytes=QUJD | yes | one of the values
        {"BinaryEquals":{"x:bytes":"QUJD"}} | x:other=QUJD | no | no bytes at all
        {"BinaryEquals":{"x:bytes":"?"}} | x:bytes=? | no | what is no Base64 has no bytes
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
        {"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}} | aws:SourceIp=203.0.113.77 | yes | within the network
        {"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}} | aws:SourceIp=203.0.114.1 | no | in the next network
        {"IpAddress":{"aws:SourceIp":"203.0.113.77"}} | aws:SourceIp=203.0.113.77 | yes | without a prefix one address
        {"IpAddress":{"aws:SourceIp":"203.0.113.77"}} | aws:SourceIp=203.0.113.76 | no | and not its neighbour
        {"IpAddress":{"aws:SourceIp":"203.0.113.64/26"}} | aws:SourceIp=203.0.113.128 | no | a prefix ends within a byte
        {"IpAddress":{"aws:SourceIp":"10.1.2.3/8"}} | aws:SourceIp=10.200.0.1 | yes | bits beyond the prefix do not count
        {"IpAddress":{"aws:SourceIp":"2001:DB8:1234:5678::/64"}} | aws:SourceIp=2001:db8:1234:5678::1 | yes | a network of IPv6
        {"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}} | aws:SourceIp=2001:db8::1 | no | all of IPv4 has no address of IPv6
        {"IpAddress":{"aws:SourceIp":["10.0.0.0/8","2001:db8::/32"]}} | aws:SourceIp=2001:db8::1 | yes | one of the networks
        {"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}} | aws:SourceVpce=vpce-1 | no | no address
        {"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}} | aws:SourceIp=s3.amazonaws.com | no | a name is no address
        {"IpAddress":{"aws:SourceIp":"10.0.0.0/33"}} | aws:SourceIp=10.0.0.1 | no | a prefix that is too long makes no network
        {"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}} | aws:SourceIp=203.0.113.77 | no | inside
        {"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}} | aws:SourceIp=198.51.100.1 | yes | outside
        {"NotIpAddress":{"aws:SourceIp":["203.0.113.0/24","198.51.100.0/24"]}} | aws:SourceIp=198.51.100.1 | no | inside of the second
        {"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}} | aws:SourceIp=2001:db8::1 | yes | the other family is outside
        {"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}} | aws:SourceVpce=vpce-1 | yes | who has no address is not inside
        {"NotIpAddress":{"aws:SourceIp":"2001:db8::/32"}} | aws:SourceIp=2001:db8:ffff::1 | no | inside of a network of IPv6
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
        {"Null":{"kms:EncryptionContext:tenant":"true"}} | kms:KeySpec=x | yes | it has to be absent and is
        {"Null":{"kms:EncryptionContext:tenant":"true"}} | kms:EncryptionContext:tenant=7 | no | it has to be absent and is not
        {"Null":{"kms:EncryptionContext:tenant":"false"}} | kms:EncryptionContext:tenant=7 | yes | it has to be there and is
        {"Null":{"kms:EncryptionContext:tenant":false}} | kms:KeySpec=x | no | it has to be there and is not
        {"Null":{"kms:EncryptionContext:tenant":"false"}} | kms:EncryptionContext:tenant= | yes | an empty text is there
        {"Null":{"kms:EncryptionContextKeys":"false"}} | kms:EncryptionContextKeys=[] | no | an empty set is not
        {"Null":{"kms:EncryptionContextKeys":"TRUE"}} | kms:EncryptionContextKeys=[] | yes | an empty set is null
        {"Null":{"kms:EncryptionContextKeys":"false"}} | kms:EncryptionContextKeys=[a] | yes | several values need no set operator here
        {"Null":{"kms:EncryptionContext:tenant":"perhaps"}} | kms:KeySpec=x | no | another word asks for nothing that can be
        # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
        {"StringEqualsIfExists":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}} | kms:KeySpec=x | yes | absent is good enough
        {"StringEqualsIfExists":{"kms:ViaService":"s3.us-east-1.amazonaws.com"}} | kms:ViaService=ec2.us-east-1.amazonaws.com | no | another value is not
        {"StringNotLikeIfExists":{"kms:ViaService":"s3.*"}} | kms:ViaService=s3.us-east-1.amazonaws.com | no | a negated operator on a value that is there
        {"NumericLessThanIfExists":{"aws:MultiFactorAuthAge":"3600"}} | kms:KeySpec=x | yes | no number is needed
        {"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}} | aws:SecureTransport=true | yes | absent counts with IfExists
        {"IpAddressIfExists":{"aws:SourceIp":"10.0.0.0/8"}} | aws:SourceIp=11.0.0.1 | no | an address that is there has to fit
        {"ArnLikeIfExists":{"aws:SourceArn":"arn:aws:s3:::*"}} | aws:SourceArn=arn:aws:s3:::x | yes | a value that is there and fits
        {"DateGreaterThanIfExists":{"aws:TokenIssueTime":"2026-01-01"}} | aws:TokenIssueTime=2025-01-01 | no | an instant that is there has to fit
        """);
}
