namespace FakeKms.Tests.Trail.Reading;

/// <summary>Records as CloudTrail has written them over the years.</summary>
internal static class Logs
{
    public const string KeyArn = "arn:aws:kms:eu-west-1:444455556666:key/0f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71";

    /// <summary>A record of today, of a role session.</summary>
    public const string Current =
        """
        {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:deploy","arn":"arn:aws:sts::444455556666:assumed-role/Billing/deploy",
        "accountId":"444455556666","accessKeyId":"ASIAEXAMPLE","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE",
        "arn":"arn:aws:iam::444455556666:role/Billing","accountId":"444455556666","userName":"Billing"},"attributes":{"creationDate":"2025-06-01T08:00:00Z",
        "mfaAuthenticated":"true"}}},"eventTime":"2025-06-01T08:15:30Z","eventSource":"kms.amazonaws.com","eventName":"Decrypt","awsRegion":"eu-west-1",
        "sourceIPAddress":"198.51.100.7","userAgent":"aws-sdk-dotnet/4","errorCode":"DisabledException","errorMessage":"it is disabled.",
        "requestParameters":{"encryptionAlgorithm":"SYMMETRIC_DEFAULT","encryptionContext":{"tenant":"a\u003db"}},"responseElements":null,
        "additionalEventData":{"keyMaterialId":"11"},"requestID":"r-1","eventID":"e-1","readOnly":true,"resources":[{"accountId":"444455556666",
        "type":"AWS::KMS::Key","ARN":"arn:aws:kms:eu-west-1:444455556666:key/0f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71"}],"eventType":"AwsApiCall",
        "managementEvent":true,"recipientAccountId":"444455556666","sharedEventID":"s-1","vpcEndpointId":"vpce-1","vpcEndpointAccountId":"777788889999",
        "eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256",
        "clientProvidedHostHeader":"kms.eu-west-1.amazonaws.com","keyExchange":"X25519MLKEM768"},"sessionCredentialFromConsole":"true"}
        """;

    /// <summary>A record of 2014: no user agent, no type of the resource, an access key id of nothing.</summary>
    public const string Version102 =
        """
        {"eventVersion":"1.02","userIdentity":{"type":"AssumedRole","principalId":"444455556666:aws:infra:i-1","accountId":"444455556666","accessKeyId":""},
        "eventTime":"2014-11-05T21:35:47Z","eventSource":"kms.amazonaws.com","eventName":"GenerateDataKey","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.7",
        "requestParameters":{"keyId":"alias/disks","numberOfBytes":64},"responseElements":null,"requestID":"r-2","eventID":"e-2","readOnly":true,
        "resources":[{"ARN":"arn:aws:kms:eu-west-1:444455556666:key/0f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71","accountId":"444455556666"}],
        "eventType":"AwsApiCall","recipientAccountId":"444455556666"}
        """;

    /// <summary>A record of 2021: an issuer that says nothing.</summary>
    public const string Version108 =
        """
        {"eventVersion":"1.08","userIdentity":{"type":"Root","principalId":"444455556666","arn":"arn:aws:iam::444455556666:root","accountId":"444455556666",
        "sessionContext":{"sessionIssuer":{},"webIdFederationData":{},"attributes":{"mfaAuthenticated":"false","creationDate":"2021-07-29T12:54:17Z"}},
        "invokedBy":"cloudtrail.amazonaws.com"},"eventTime":"2021-07-29T23:54:35Z","eventSource":"kms.amazonaws.com","eventName":"ListAliases",
        "awsRegion":"eu-west-1","sourceIPAddress":"cloudtrail.amazonaws.com","userAgent":"cloudtrail.amazonaws.com","requestParameters":null,
        "responseElements":null,"requestID":"r-3","eventID":"e-3","readOnly":true,"eventType":"AwsApiCall","managementEvent":true,
        "recipientAccountId":"444455556666","eventCategory":"Management"}
        """;

    /// <summary>What KMS does by itself.</summary>
    public const string ServiceEvent =
        """
        {"eventVersion":"1.11","userIdentity":{"accountId":"444455556666","invokedBy":"AWS Internal"},"eventTime":"2025-06-02T00:00:00Z",
        "eventSource":"kms.amazonaws.com","eventName":"RotateKey","awsRegion":"eu-west-1","sourceIPAddress":"AWS Internal","userAgent":"AWS Internal",
        "requestParameters":null,"responseElements":null,"eventID":"e-4","readOnly":false,"resources":[{"accountId":"444455556666","type":"AWS::KMS::Key",
        "ARN":"arn:aws:kms:eu-west-1:444455556666:key/0f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71"}],"eventType":"AwsServiceEvent","managementEvent":true,
        "recipientAccountId":"444455556666","serviceEventDetails":{"rotationType":"AUTOMATIC"},"eventCategory":"Management"}
        """;

    /// <summary>A network activity event, which has next to nothing.</summary>
    public const string NetworkActivity =
        """
        {"eventVersion":"1.09","userIdentity":{"type":"AWSAccount","principalId":"AIDAEXAMPLE","accountId":"777788889999"},"eventTime":"2024-07-15T23:57:12Z",
        "eventSource":"kms.amazonaws.com","eventName":"ListKeys","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.9","errorCode":"VpceAccessDenied",
        "errorMessage":"The request was denied due to a VPC endpoint policy","requestID":"r-5","eventID":"e-5","eventType":"AwsVpceEvent",
        "recipientAccountId":"444455556666","sharedEventID":"s-5","vpcEndpointId":"vpce-5","vpcEndpointAccountId":"444455556666","eventCategory":"NetworkActivity"}
        """;

    public const string OfAnotherService =
        """{"eventVersion":"1.11","eventTime":"2025-06-01T08:15:29Z","eventSource":"s3.amazonaws.com","eventName":"PutObject","awsRegion":"eu-west-1","eventID":"e-6"}""";

    public static string File(params string[] records) => $$"""{"Records":[{{string.Join(',', records)}}]}""";
}
