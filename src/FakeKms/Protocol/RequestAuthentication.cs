namespace FakeKms.Protocol;

/// <summary>Tells from a request who calls, and in which Region.</summary>
/// <param name="check">Checks signatures; null where what a request says of itself is taken as it is.</param>
internal sealed class RequestAuthentication(SignatureCheck? check)
{
    /// <param name="request">The request.</param>
    /// <param name="service">The signing name of the service that it is for.</param>
    /// <param name="requestId">The request id of the refusal.</param>
    /// <param name="refusal">What to answer when there is no scope.</param>
    public CredentialScope? Read(WireRequest request, string service, string requestId, out WireResponse? refusal)
    {
        if (check is null) return CredentialScope.Of(request.Header("Authorization"), requestId, out refusal);
        // The scope is the one that was checked: a header could name two.
        var scope = check.Read(request, service, out var error);
        refusal = error is null ? null : WireErrors.Unsigned(error, requestId);
        return scope;
    }
}
