using Microsoft.Extensions.Logging;

namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    /// <summary>
    /// Checks the signature of every request, in memory and over HTTP, as AWS does before it looks at anything else. A secret that is not the caller's, and a
    /// request that was changed after it was signed, is refused with InvalidSignatureException; an access key id that no caller has, and a wrong session
    /// token, with UnrecognizedClientException; a session that has expired with ExpiredTokenException. The trail has no record of such requests. Clients that
    /// the server makes sign with the right secret; for others the secret is what <see cref="KmsCaller.WithSecretAccessKey"/> says. By default anybody may
    /// sign with anything.
    /// </summary>
    /// <remarks>
    /// A request may be signed at most five minutes from the server's clock or from the machine's, since an AWS SDK signs by the machine's clock, whatever the
    /// server's says. <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html"/>
    /// </remarks>
    public FakeKmsBuilder WithSignatureCheck() => With(settings with { ChecksSignatures = true });

    /// <summary>
    /// Logs one line for each call and one for each thing that KMS does by itself. Categories are <c>FakeKms.Calls.Encrypt</c> and its like, and
    /// <c>FakeKms.Events.DeleteKey</c> and its like. A call that succeeds is <see cref="LogLevel.Information"/>, one that fails or that an injected fault
    /// befalls is <see cref="LogLevel.Warning"/>, a defect of the fake or a mistake of the test is <see cref="LogLevel.Error"/>. Lines name the operation, the
    /// caller, the Region, the ARNs that the record names, the error code and the request id: never contents, tokens, policies or error texts. By default
    /// nothing is logged.
    /// </summary>
    /// <param name="loggers">
    /// Makes the loggers; it stays the test's own, to be disposed of by it. When a logger throws, the call does not fail:
    /// <see cref="FakeKmsServer.Mistakes"/> says so.
    /// </param>
    /// <remarks><see href="https://learn.microsoft.com/dotnet/core/extensions/logging"/></remarks>
    public FakeKmsBuilder WithLogging(ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(loggers);
        return With(settings with { Loggers = loggers });
    }

    /// <summary>
    /// Makes each call an <see cref="System.Diagnostics.Activity"/> of the source <c>FakeKms</c>, named <c>KMS.Encrypt</c> and its like, of the kind server,
    /// with OpenTelemetry's attributes for AWS SDKs: <c>rpc.system</c>, <c>rpc.service</c>, <c>rpc.method</c>, <c>aws.request_id</c>, <c>cloud.region</c> and
    /// <c>error.type</c>. Its parent is the activity in which the client calls; over HTTP the one of the header <c>traceparent</c>. By default there is none,
    /// and without a listener to the source there is none either.
    /// </summary>
    /// <remarks><see href="https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/"/></remarks>
    public FakeKmsBuilder WithTracing() => With(settings with { TracesCalls = true });
}
