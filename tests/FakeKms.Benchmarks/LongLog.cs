using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FakeKms.Benchmarks;

/// <summary>
/// What it takes to go through a log of 200,000 records, a third of them of KMS, which is made up while it is read: time, the most memory that was in use at
/// any time, and what a kept record costs.
/// </summary>
internal static class LongLog
{
    private const int Records = 200_000;
    private const int Kept = 20_000;

    public static string Report()
    {
        using var all = new Generated(Records);
        while (all.Read(new byte[1 << 16]) > 0) { }
        var size = all.Given;

        // The compiler's work is not measured.
        CloudTrailLog.Parse(new Generated(2_000));
        var text = new StringBuilder();
        text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"| {Records:N0} records, {size / 1e6:N0} MB of JSON | seconds | records kept | most memory in use, MB |")).AppendLine("| --- | ---: | ---: | ---: |");
        Measure(text, "`Read`, one event name", () => CloudTrailLog.Read(new Generated(Records), record => record.EventName == "DisableKey").ToArray());
        Measure(text, "`Read`, all of KMS, nothing kept", () =>
        {
            foreach (var _ in CloudTrailLog.Read(new Generated(Records))) { }
            return [];
        });
        Measure(text, "`Parse`, all of KMS", () => [.. CloudTrailLog.Parse(new Generated(Records))]);
        return text.Append(KeptRecord()).ToString();
    }

    private static void Measure(StringBuilder text, string what, Func<KmsEvent[]> read)
    {
        var before = Held();
        var peak = 0L;
        using var ended = new CancellationTokenSource();
        var watch = new Thread(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false) - before);
                Thread.Sleep(5);
            }
        });
        watch.Start();
        var time = Stopwatch.StartNew();
        var kept = read();
        var seconds = time.Elapsed.TotalSeconds;
        ended.Cancel();
        watch.Join();
        text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {seconds:N1} | {kept.Length:N0} | {peak / 1e6:N0} |");
    }

    private static string KeptRecord()
    {
        var before = Held();
        var records = CloudTrailLog.Read(new Generated(Records)).Take(Kept).ToArray();
        var each = (Held() - before) / records.Length;
        var length = records.Sum(record => (long)Encoding.UTF8.GetByteCount(record.ToJson())) / records.Length;
        GC.KeepAlive(records);
        return string.Create(CultureInfo.InvariantCulture, $"A kept record of {length:N0} bytes of JSON costs {each:N0} bytes.");
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);

    /// <summary>A log file that is written while it is read.</summary>
    private sealed class Generated(int records) : Stream
    {
        private const string Tls =
            """
            ,"tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_256_GCM_SHA384","clientProvidedHostHeader":"kms.eu-west-1.amazonaws.com"}
            """;

        private static readonly string[] Names = ["Decrypt", "GenerateDataKey", "Encrypt", "DescribeKey", "DisableKey"];
        private byte[] left = "{\"Records\":["u8.ToArray();
        private int next;

        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (left.Length == 0 && next <= records) left = Encoding.UTF8.GetBytes(next++ == records ? "]}" : (next == 1 ? "" : ",") + Record(next - 1));
            var taken = Math.Min(buffer.Length, left.Length);
            left.AsSpan(0, taken).CopyTo(buffer);
            left = left[taken..];
            Given += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        // Every third record is one of KMS, made in a session.
        private static string Record(int number)
        {
            var isKms = number % 3 == 0;
            var service = isKms ? "kms" : "dynamodb";
            var name = Names[number / 3 % 1000 == 0 ? 4 : number % 4];
            var role = $"Service{number % 50}";
            var key = $"arn:aws:kms:eu-west-1:444455556666:key/0f6d9c1e-3b52-4a7c-9d10-{number % 300:D12}";
            return $$$"""
                {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE{{{number % 50:D10}}}:run",
                "arn":"arn:aws:sts::444455556666:assumed-role/{{{role}}}/run","accountId":"444455556666",
                "accessKeyId":"ASIAEXAMPLE{{{number % 50:D9}}}"{{{(isKms ? Session(number, role) : "")}}}},
                "eventTime":"2025-06-{{{1 + (number % 30):D2}}}T{{{number % 24:D2}}}:{{{number % 60:D2}}}:00Z",
                "eventSource":"{{{service}}}.amazonaws.com","eventName":"{{{name}}}","awsRegion":"eu-west-1",
                "sourceIPAddress":"198.51.100.{{{number % 250}}}","userAgent":"aws-sdk-dotnet-coreclr/4.0.101.4",
                "requestParameters":{"encryptionAlgorithm":"SYMMETRIC_DEFAULT","keyId":"{{{key}}}","encryptionContext":{"tenant":"{{{number}}}"} },
                "responseElements":null,"additionalEventData":{"keyMaterialId":"{{{number % 300:D64}}}"},
                "requestID":"00000000-1111-2222-3333-{{{number:D12}}}","eventID":"99999999-8888-7777-6666-{{{number:D12}}}","readOnly":true,
                "resources":[{"accountId":"444455556666","type":"AWS::KMS::Key","ARN":"{{{key}}}"}],"eventType":"AwsApiCall","managementEvent":true,
                "recipientAccountId":"444455556666","eventCategory":"Management"{{{(isKms ? Tls : "")}}}}
                """.ReplaceLineEndings("");
        }

        private static string Session(int number, string role) => $$$"""
            ,"sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE{{{number % 50:D10}}}",
            "arn":"arn:aws:iam::444455556666:role/{{{role}}}","accountId":"444455556666","userName":"{{{role}}}"},
            "attributes":{"creationDate":"2025-06-01T{{{number % 24:D2}}}:00:00Z","mfaAuthenticated":"false"}}
            """;
    }
}
