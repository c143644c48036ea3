namespace FakeKms.Replay.Code.Text;

/// <summary>
/// The short forms of the verbs of a scenario, one line each, which goes on in indented ones: members of the request, then parameters by name. A parameter that
/// has another name than its member stands before it with an equals sign; a question mark lets a member be null, a star is for several values.
/// </summary>
internal static class ShortForms
{
    /// <summary>In the place of a member: the name that the script gives to a new key.</summary>
    public const string NewKey = "NewKey";

    /// <summary>In the place of a member: how a credential is come by when the step runs.</summary>
    public const string Credential = "Credential";

    private const string Lines = """
        CancelKeyDeletion KeyId
        ConnectCustomKeyStore CustomKeyStoreId
        CreateAlias AliasName TargetKeyId
        CreateCustomKeyStore CustomKeyStoreName customKeyStoreType= cloudHsmClusterId= keyStorePassword= trustAnchorCertificate=
          xksProxyConnectivity= xksProxyUriEndpoint= xksProxyUriPath= xksProxyAuthenticationCredential= xksProxyVpcEndpointServiceName=
          xksProxyVpcEndpointServiceOwner=
        CreateGrant KeyId GranteePrincipal? Operations into: retiringPrincipal= name= encryptionContextEquals= encryptionContextSubset=
          sourceArn= granteeServicePrincipal= retiringServicePrincipal= grantTokens= dryRun=
        CreateKey NewKey origin= description= tags= keySpec= keyUsage= multiRegion= policy= bypassPolicyLockoutSafetyCheck=
          customKeyStoreId= xksKeyId=
        Decapsulate KeyId from! into: grantTokens= dryRun=
        Decrypt from! into: encryptionContext= key=KeyId encryptionAlgorithm= grantTokens= recipient: dryRun= dryRunModifiers=
        DeleteAlias AliasName
        DeleteCustomKeyStore CustomKeyStoreId
        DeleteImportedKeyMaterial KeyId keyMaterialId=
        DeriveSharedSecret KeyId from! into: grantTokens= recipient: dryRun=
        DescribeCustomKeyStores store=CustomKeyStoreId customKeyStoreName= limit= marker=
        DescribeKey KeyId grantTokens=
        DisableKey KeyId
        DisableKeyRotation KeyId
        DisconnectCustomKeyStore CustomKeyStoreId
        EnableKey KeyId
        EnableKeyRotation KeyId rotationPeriodInDays=
        Encapsulate KeyId into: grantTokens= dryRun=
        Encrypt KeyId Plaintext into: encryptionContext= encryptionAlgorithm= grantTokens= dryRun=
        GenerateDataKey KeyId into: keySpec= numberOfBytes= encryptionContext= grantTokens= recipient: dryRun=
        GenerateDataKeyPair KeyId KeyPairSpec into: encryptionContext= recipient: grantTokens= dryRun=
        GenerateDataKeyPairWithoutPlaintext KeyId KeyPairSpec into: encryptionContext= grantTokens= dryRun=
        GenerateDataKeyWithoutPlaintext KeyId into: keySpec= numberOfBytes= encryptionContext= grantTokens= dryRun=
        GenerateMac KeyId Message MacAlgorithm into: grantTokens= dryRun=
        GenerateRandom NumberOfBytes into: customKeyStore=CustomKeyStoreId recipient:
        GetKeyLastUsage KeyId
        GetKeyPolicy KeyId into: policyName=
        GetKeyRotationStatus KeyId
        GetParametersForImport KeyId wrappingAlgorithm= wrappingKeySpec= into:
        GetPublicKey KeyId into: grantTokens=
        ImportKeyMaterial KeyId material= validTo= importType= description=KeyMaterialDescription keyMaterialId= into: wrappingAlgorithm=
          wrappingKeySpec= from:
        ListAliases key=KeyId limit= marker=
        ListGrants KeyId grantId= granteePrincipal= granteeServicePrincipal= limit= marker=
        ListKeyPolicies KeyId limit= marker=
        ListKeyRotations KeyId includeKeyMaterial= limit= marker=
        ListKeys limit= marker=
        ListResourceTags KeyId limit= marker=
        ListRetirableGrants RetiringPrincipal? retiringServicePrincipal= limit= marker=
        PutKeyPolicy KeyId Policy policyName= bypassPolicyLockoutSafetyCheck=
        ReEncrypt from! DestinationKeyId into: sourceEncryptionContext= destinationEncryptionContext= sourceKey=SourceKeyId
          sourceEncryptionAlgorithm= destinationEncryptionAlgorithm= grantTokens= dryRun= dryRunModifiers=
        ReplicateKey KeyId ReplicaRegion alias= description= tags= policy= bypassPolicyLockoutSafetyCheck=
        RetireGrant grantToken= key=KeyId grantId= dryRun=
        RevokeGrant KeyId GrantId dryRun=
        RotateKeyOnDemand KeyId
        ScheduleKeyDeletion KeyId pendingWindowInDays=
        Sign KeyId Message SigningAlgorithm into: messageType= grantTokens= dryRun=
        TagResource KeyId Tags
        UntagResource KeyId TagKeys*
        UpdateAlias AliasName TargetKeyId
        UpdateCustomKeyStore CustomKeyStoreId xksProxyAuthenticationCredential=Credential newCustomKeyStoreName= keyStorePassword=
          cloudHsmClusterId= xksProxyConnectivity= xksProxyUriEndpoint= xksProxyUriPath= xksProxyVpcEndpointServiceName=
          xksProxyVpcEndpointServiceOwner=
        UpdateKeyDescription KeyId Description
        UpdatePrimaryRegion KeyId PrimaryRegion
        Verify KeyId Message from! SigningAlgorithm messageType= grantTokens= dryRun=
        VerifyMac KeyId Message from! MacAlgorithm grantTokens= dryRun=
        """;

    private static readonly Dictionary<string, ShortParameter[]> Known = Lines.ReplaceLineEndings("\n").Replace("\n  ", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[0], words => words[1..].Select(ShortParameter.Of).ToArray(), StringComparer.Ordinal);

    /// <summary>The operations that have a short form.</summary>
    public static IReadOnlyCollection<string> Operations => Known.Keys;

    /// <summary>The arguments of the short form; null where it has no place for what the request has, or asks for what the request has not.</summary>
    public static IReadOnlyList<string>? ArgumentsOf(StepCode step)
    {
        if (!Known.TryGetValue(step.Verb, out var parameters)) return null;
        var left = step.Members.Select(member => member.Name).Where(member => !step.IsImplied(member)).ToHashSet(StringComparer.Ordinal);
        var arguments = new List<string>();
        foreach (var parameter in parameters)
        {
            if (parameter.CodeIn(step) is { } code) arguments.Add(code);
            else if (parameter.IsRequired) return null;
            left.Remove(parameter.Member);
        }
        return left.Count == 0 ? arguments : null;
    }
}
