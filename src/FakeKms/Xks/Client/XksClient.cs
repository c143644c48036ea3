using FakeKms.Crypto.Signatures;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Client;

/// <summary>KMS as the client of external key store proxies: it signs, asks, asks once more after a time-out, and checks what it is answered.</summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md"/></remarks>
internal sealed class XksClient(XksRoutes routes, IXksObserver observer) : IXksProxies
{
    private const string Algorithm = "AES_GCM";

    // https://docs.aws.amazon.com/kms/latest/developerguide/xks-monitoring.html
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(250);

    public ValueTask<XksAnswer<XksHealth>> GetHealthStatusAsync(XksTarget target, XksRequestMetadata metadata) =>
        AskAsync(new XksQuestion(XksOperations.GetHealthStatus, null, target, metadata), XksRequestBody.Of(metadata), XksAnswerBody.Health);

    public ValueTask<XksAnswer<ExternalKeyMetadata>> GetKeyMetadataAsync(XksTarget target, string xksKeyId, XksRequestMetadata metadata) =>
        AskAsync(new XksQuestion(XksOperations.GetKeyMetadata, xksKeyId, target, metadata), XksRequestBody.Of(metadata), XksAnswerBody.KeyMetadata);

    public ValueTask<XksAnswer<ExternalCiphertext>> EncryptAsync(
        XksTarget target, string xksKeyId, XksRequestMetadata metadata, ReadOnlyMemory<byte> plaintext, ReadOnlyMemory<byte> additionalAuthenticatedData)
    {
        var body = XksRequestBody.Of(
            metadata,
            ("additionalAuthenticatedData", Convert.ToBase64String(additionalAuthenticatedData.Span)),
            ("plaintext", Convert.ToBase64String(plaintext.Span)),
            ("encryptionAlgorithm", Algorithm),
            ("ciphertextDataIntegrityValueAlgorithm", "SHA_256"));
        return AskAsync(
            new XksQuestion(XksOperations.Encrypt, xksKeyId, target, metadata), body,
            answer => XksAnswerBody.Ciphertext(
                answer, plaintext.Length, ciphertext => CiphertextIntegrity.ValueOf(additionalAuthenticatedData.Span, ciphertext)));
    }

    public ValueTask<XksAnswer<byte[]>> DecryptAsync(
        XksTarget target, string xksKeyId, XksRequestMetadata metadata, ExternalCiphertext ciphertext, ReadOnlyMemory<byte> additionalAuthenticatedData)
    {
        (string, string)[] members =
        [
            ("additionalAuthenticatedData", Convert.ToBase64String(additionalAuthenticatedData.Span)),
            ("ciphertext", Convert.ToBase64String(ciphertext.Ciphertext)),
            ("encryptionAlgorithm", Algorithm),
            ("initializationVector", Convert.ToBase64String(ciphertext.InitializationVector)),
            ("authenticationTag", Convert.ToBase64String(ciphertext.AuthenticationTag)),
        ];
        if (ciphertext.Metadata.Length > 0) members = [.. members, ("ciphertextMetadata", Convert.ToBase64String(ciphertext.Metadata))];
        return AskAsync(
            new XksQuestion(XksOperations.Decrypt, xksKeyId, target, metadata), XksRequestBody.Of(metadata, members), XksAnswerBody.Plaintext);
    }

    private async ValueTask<XksAnswer<T>> AskAsync<T>(XksQuestion question, byte[] body, Func<ReadOnlyMemory<byte>, T> read)
        where T : class
    {
        var delivery = await SendAsync(question, body).ConfigureAwait(false);
        if (delivery.Answer is not { } answer) return Failed(delivery.Problem, null, delivery.Detail);
        try
        {
            if (answer.Body.Length > XksHttpAnswer.Longest) throw new BrokenAnswerException($"The body has more than {XksHttpAnswer.Longest} bytes.");
            if (answer.Status == 200)
            {
                var value = read(answer.Body);
                observer.Succeeded(question, delivery.Latency);
                return value;
            }
            // The name of the error decides, not the status; an answer without one, or with one that nobody knows, is none.
            var (name, message) = XksAnswerBody.Error(answer.Body);
            return Failed(XksErrorName.Find(name)?.Problem ?? throw BrokenAnswerException.UnknownError(name), name, message);
        }
        catch (BrokenAnswerException broken)
        {
            return Failed(XksProblem.InvalidResponse, null, delivery.Detail ?? $"HTTP {answer.Status}: {broken.Message}");
        }

        XksProblem Failed(XksProblem problem, string? errorName, string? detail)
        {
            observer.Failed(question, problem, errorName, delivery with { Detail = detail });
            return problem;
        }
    }

    // KMS tries once more after a time-out, and after nothing else. The latency is that of both.
    private async ValueTask<XksDelivery> SendAsync(XksQuestion question, byte[] body)
    {
        // KMS takes some endpoints that no host can have.
        var isAddress = question.Target.IsReachable && Uri.TryCreate(question.Target.Proxy.UriEndpoint, UriKind.Absolute, out _);
        var way = isAddress ? routes.Find(question.Target.Proxy.UriEndpoint) : null;
        if (way is not { } route) return new XksDelivery(null, XksProblem.Unreachable, TimeSpan.Zero);
        var first = await SendOnceAsync(route, question, body).ConfigureAwait(false);
        if (first.Answer is not null || first.Problem != XksProblem.TimedOut) return first;
        var second = await SendOnceAsync(route, question, body).ConfigureAwait(false);
        return second with { Latency = first.Latency + second.Latency };
    }

    private static async ValueTask<XksDelivery> SendOnceAsync(IXksTransport route, XksQuestion question, byte[] body)
    {
        var delivery = await route.SendAsync(Signed(question, body, route.Time.GetUtcNow())).ConfigureAwait(false);
        return !route.IsReal && delivery.Latency > TimeLimit ? new XksDelivery(null, XksProblem.TimedOut, TimeLimit) : delivery;
    }

    private static XksHttpRequest Signed(XksQuestion question, byte[] body, DateTimeOffset now)
    {
        var proxy = question.Target.Proxy;
        var url = new Uri(proxy.UriEndpoint + new XksPath(proxy.UriPath, question.Api, question.XksKeyId));
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Host"] = url.Authority,
            ["Content-Type"] = XksHttpAnswer.ContentType,
            ["X-Amz-Date"] = RequestSignature.Written(now),
        };
        var request = new XksHttpRequest("POST", url, name => headers.TryGetValue(name, out var value) ? [value] : [], body);
        var scope = new SigningScope(headers["X-Amz-Date"][..8], question.Target.Region, XksOperations.SigningName);
        headers["Authorization"] = RequestSignature.Sign(
            new SignableRequest("POST", url.AbsolutePath, "", request.Header, body), ["host", "x-amz-date"], now, scope, proxy.AccessKeyId,
            proxy.RawSecretAccessKey).ToString();
        return request;
    }
}
