namespace FakeKms.Tests.Trail.Reading;

public sealed class RecordReadingTests
{
    [Test]
    public void Every_member_of_a_record_is_read()
    {
        var record = CloudTrailLog.Parse(Logs.File(Logs.Current)).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.EventVersion, Is.EqualTo("1.11"));
            Assert.That(record.EventTime, Is.EqualTo(new DateTimeOffset(2025, 6, 1, 8, 15, 30, TimeSpan.Zero)));
            Assert.That((record.EventSource, record.EventName, record.EventType, record.EventCategory), Is.EqualTo(("kms.amazonaws.com", "Decrypt", "AwsApiCall", "Management")));
            Assert.That((record.AwsRegion, record.SourceIPAddress, record.UserAgent), Is.EqualTo(("eu-west-1", "198.51.100.7", "aws-sdk-dotnet/4")));
            Assert.That((record.ErrorCode, record.ErrorMessage), Is.EqualTo(("DisabledException", "it is disabled.")));
            Assert.That(record.RequestParameters.GetProperty("encryptionContext").GetProperty("tenant").GetString(), Is.EqualTo("a=b"));
            Assert.That(record.ResponseElements.ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
            Assert.That(record.AdditionalEventData?.GetProperty("keyMaterialId").GetString(), Is.EqualTo("11"));
            Assert.That((record.RequestID, record.EventID, record.SharedEventID), Is.EqualTo(("r-1", "e-1", "s-1")));
            Assert.That((record.ReadOnly, record.ManagementEvent, record.SessionCredentialFromConsole), Is.EqualTo((true, true, true)));
            Assert.That(record.Resources, Is.EqualTo(new[] { new KmsEventResource("444455556666", Logs.KeyArn) }));
            Assert.That((record.VpcEndpointId, record.VpcEndpointAccountId, record.RecipientAccountId), Is.EqualTo(("vpce-1", "777788889999", "444455556666")));
            Assert.That(record.TlsDetails, Is.EqualTo(new KmsTlsDetails("TLSv1.3", "TLS_AES_128_GCM_SHA256", "kms.eu-west-1.amazonaws.com", "X25519MLKEM768")));
        }
    }

    [Test]
    public void Who_called_is_read_with_the_session_and_its_issuer()
    {
        var identity = CloudTrailLog.Parse(Logs.Current).Single().UserIdentity;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((identity.Type, identity.AccountId, identity.AccessKeyId), Is.EqualTo(("AssumedRole", "444455556666", "ASIAEXAMPLE")));
            Assert.That(identity.SessionContext?.MfaAuthenticated, Is.True);
            Assert.That(identity.SessionContext?.CreationDate, Is.EqualTo(new DateTimeOffset(2025, 6, 1, 8, 0, 0, TimeSpan.Zero)));
            Assert.That(identity.SessionContext?.SessionIssuer,
                Is.EqualTo(new KmsSessionIssuer("Role", "AROAEXAMPLE", "arn:aws:iam::444455556666:role/Billing", "444455556666", "Billing")));
        }
    }

    [TestCase(Logs.Version102)]
    [TestCase(Logs.Version108)]
    [TestCase(Logs.Current)]
    [TestCase(Logs.ServiceEvent)]
    [TestCase(Logs.NetworkActivity)]
    public void A_record_is_given_back_as_it_stood_in_the_log(string json)
    {
        var record = CloudTrailLog.Parse(json).Single();

        var again = System.Text.Json.Nodes.JsonNode.Parse(record.ToJson());
        Assert.That(System.Text.Json.Nodes.JsonNode.DeepEquals(again, System.Text.Json.Nodes.JsonNode.Parse(json)), Is.True, record.ToJson());
    }

    [Test]
    public void What_an_old_record_lacks_is_empty()
    {
        var record = CloudTrailLog.Parse(Logs.Version102).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.UserAgent, record.ManagementEvent, record.EventCategory, record.TlsDetails), Is.EqualTo(("", false, (string?)null, (KmsTlsDetails?)null)));
            Assert.That(record.Resources.Single().Type, Is.EqualTo("AWS::KMS::Key"));
            Assert.That(record.UserIdentity.SessionContext, Is.Null);
            Assert.That(record.ToString(), Does.Contain("GenerateDataKey").And.Contains("key/0f6d9c1e"));
        }
    }

    [Test]
    public void An_empty_issuer_is_none() => Assert.That(CloudTrailLog.Parse(Logs.Version108).Single().UserIdentity.SessionContext,
        Is.EqualTo(new KmsSessionContext(new DateTimeOffset(2021, 7, 29, 12, 54, 17, TimeSpan.Zero), mfaAuthenticated: false)));

    [Test]
    public void An_event_of_KMS_itself_has_its_details_and_no_type_of_identity()
    {
        var record = CloudTrailLog.Parse(Logs.ServiceEvent).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.EventType, record.UserIdentity.Type, record.UserIdentity.InvokedBy, record.RequestID), Is.EqualTo(("AwsServiceEvent", (string?)null, "AWS Internal", (string?)null)));
            Assert.That(record.ServiceEventDetails?.GetProperty("rotationType").GetString(), Is.EqualTo("AUTOMATIC"));
        }
    }

    [Test]
    public void A_network_activity_event_is_a_record_too() => Assert.That(CloudTrailLog.Parse(Logs.NetworkActivity).Single().EventType, Is.EqualTo("AwsVpceEvent"));
}
