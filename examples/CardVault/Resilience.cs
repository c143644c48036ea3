using System.Net;
using Amazon.Runtime;
using Polly;
using Polly.Retry;

namespace CardVault;

/// <summary>What the vault does about failures of KMS: it repeats what may be better the next time, and nothing else.</summary>
public static class Resilience
{
    /// <summary>A pipeline that repeats a call up to four times, with growing pauses.</summary>
    /// <param name="firstPause">How long to wait before the first repetition, roughly; a test hands in zero.</param>
    /// <param name="time">By which clock to wait; null for the machine's.</param>
    public static ResiliencePipeline Pipeline(TimeSpan firstPause, TimeProvider? time = null) =>
        new ResiliencePipelineBuilder { TimeProvider = time ?? TimeProvider.System }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is { } error && IsTransient(error)),
                MaxRetryAttempts = 4,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = firstPause,
            })
            .Build();

    /// <summary>Whether the same call may succeed later without anybody's doing. A key in a wrong state is not mended by waiting.</summary>
    /// <param name="error">What the client threw.</param>
    public static bool IsTransient(Exception error) => error switch
    {
        // The answer was not what KMS says.
        AmazonUnmarshallingException => true,
        AmazonServiceException { ErrorCode: "ThrottlingException" } => true,
        // KMSInternalException, DependencyTimeoutException and KeyUnavailableException have 500; a gateway has 502 to 504.
        AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        AmazonServiceException => false,
        // A refused connection, one that broke, and no answer in time.
        HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };
}
