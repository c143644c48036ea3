using System.Runtime.CompilerServices;
using System.Text.Json;
using FakeKms.Model;
using FakeKms.Trail.Records;
using FakeKms.Trail.Records.Parts;

namespace FakeKms;

/// <summary>
/// One CloudTrail record, as AWS KMS writes it. Names and values are CloudTrail's; what a call does not have is null.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html"/></remarks>
public sealed partial class KmsEvent
{
    private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement;

    // The whole record, parsed at the first look into it. Two threads may both parse: they find the same.
    private StrongBox<JsonElement>? parsed;

    internal KmsEvent() { }

    /// <summary>The version of the record format.</summary>
    public string EventVersion => Setting.EventVersion;

    /// <summary>Who made the call.</summary>
    public KmsUserIdentity UserIdentity => Setting.UserIdentity;

    /// <summary>When the call was completed, in UTC, to the second.</summary>
    public DateTimeOffset EventTime { get; internal init; }

    /// <summary>The service that was called: <c>kms.amazonaws.com</c>.</summary>
    public string EventSource => Setting.EventSource;

    /// <summary>The operation, such as <c>DeleteImportedKeyMaterial</c>, or the service event, such as <c>RotateKey</c>.</summary>
    public string EventName { get; internal init; } = "";

    /// <summary>The Region that was called.</summary>
    public string AwsRegion => Setting.AwsRegion;

    /// <summary>The address of the caller.</summary>
    public string SourceIPAddress => Setting.SourceIPAddress;

    /// <summary>The user agent of the caller.</summary>
    public string UserAgent => Setting.UserAgent;

    /// <summary>The error code of a failed call, such as <c>KMSInvalidStateException</c>; null on success.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The error message; null on success and where AWS gives none.</summary>
    public string? ErrorMessage { get; internal init; }

    /// <summary>The parameters of the request, without secrets. A JSON null where CloudTrail writes null.</summary>
    public JsonElement RequestParameters => SourceUtf8 is { } source ? LoggedPart.Of(source, "requestParameters"u8) ?? Null : Parse(RequestParametersUtf8);

    /// <summary>The part of the answer that CloudTrail logs. A JSON null where CloudTrail writes null.</summary>
    public JsonElement ResponseElements => SourceUtf8 is { } source ? LoggedPart.Of(source, "responseElements"u8) ?? Null : Parse(ResponseElementsUtf8);

    /// <summary>Further data, such as the id of the key material that was used; null where there is none.</summary>
    public JsonElement? AdditionalEventData =>
        SourceUtf8 is { } source ? LoggedPart.Of(source, "additionalEventData"u8) : AdditionalEventDataUtf8 is { } utf8 ? Parse(utf8) : null;

    /// <summary>The details of a service event; null for calls.</summary>
    public JsonElement? ServiceEventDetails =>
        SourceUtf8 is { } source ? LoggedPart.Of(source, "serviceEventDetails"u8) : ServiceEventDetailsUtf8 is { } utf8 ? Parse(utf8) : null;

    /// <summary>The request id that the caller got; null on service events.</summary>
    public string? RequestID => RequestIdText.OrNull;

    /// <summary>The unique id of this record.</summary>
    public string EventID => Id.ToString();

    /// <summary>Whether the operation only reads. Cryptographic operations count as reading.</summary>
    public bool ReadOnly { get; internal init; }

    /// <summary>The keys and aliases that were used; empty where the record has no such member.</summary>
    public IReadOnlyList<KmsEventResource> Resources { get; internal init; } = [];

    /// <summary><c>AwsApiCall</c> for calls, <c>AwsServiceEvent</c> for service events; <c>AwsVpceEvent</c> in the log of a VPC endpoint.</summary>
    public string EventType => Setting.EventType;

    /// <summary>
    /// True for all calls and service events of KMS. False in network activity events, and in records of 2020 and before, which lack the member.
    /// </summary>
    public bool ManagementEvent => Setting.ManagementEvent;

    /// <summary>The account that gets this record.</summary>
    public string RecipientAccountId => Setting.RecipientAccountId;

    /// <summary>
    /// The id that the copies of one record in several accounts share: the caller's account and the key owner's account. Null when both are the same
    /// account, unless an AWS service is the caller.
    /// </summary>
    public string? SharedEventID => Aside.SharedEventID;

    /// <summary>The VPC endpoint that the call came through; null for the public endpoint.</summary>
    public string? VpcEndpointId => Setting.VpcEndpointId;

    /// <summary>The account that owns the VPC endpoint; null for the public endpoint.</summary>
    public string? VpcEndpointAccountId => Setting.VpcEndpointAccountId;

    /// <summary><c>Management</c>; null in records of a version that did not have it.</summary>
    public string? EventCategory => Setting.EventCategory;

    /// <summary>The TLS details of the call; null on service events, and when a service or the console made the call.</summary>
    public KmsTlsDetails? TlsDetails => Setting.TlsDetails;

    /// <summary>Whether the call was made in a session of the AWS Management Console.</summary>
    public bool SessionCredentialFromConsole => Setting.SessionCredentialFromConsole;

    /// <summary>
    /// The fault that the test scripted for the call; null for none. It stands in no JSON. A fault that keeps the answer from the caller is in the record of a
    /// call that took effect.
    /// </summary>
    public KmsFault? InjectedFault => Aside.InjectedFault;

    /// <summary>
    /// The id that the SDK of the caller gave to all attempts of one call, from the header <c>amz-sdk-invocation-id</c>; null where it sent none. It stands in
    /// no JSON. See <see cref="KmsEventQueries.Attempts"/>.
    /// </summary>
    public string? InvocationId => InvocationIdText.OrNull;

    /// <summary>
    /// Which attempt of one call it was, as the SDK of the caller counts them from 1 in the header <c>amz-sdk-request</c>; null where it sent none. It stands
    /// in no JSON. The AWS SDK for .NET counts its own retries; a request that it repeats because the connection was lost has the number of the one before.
    /// </summary>
    public int? Attempt => AttemptNumber > 0 ? AttemptNumber : null;

    /// <summary>The whole record. Of a log, which may be long, it is not kept: its bytes are there.</summary>
    internal JsonElement Root => SourceUtf8 is { } source ? Parse(source) : (parsed ??= new StrongBox<JsonElement>(Parse(ToUtf8(indented: false)))).Value;

    internal KmsEventSetting Setting { get; init; } = KmsEventSetting.None;

    internal KmsEventAside Aside { get; init; } = KmsEventAside.None;

    internal IdText Id { get; init; }

    internal IdText RequestIdText { get; init; }

    internal IdText InvocationIdText { get; init; }

    /// <summary>Counts from 1; 0 where nobody counts.</summary>
    internal int AttemptNumber { get; init; }

    internal IReadOnlyCollection<string> Aliases { get; set; } = [];

    /// <summary>What the server that made the record has and had; null for a record that was read from a log.</summary>
    internal ITrailNames? Origin { get; set; }

    /// <summary>The record as it stood in a log that was read; null for a record of the fake itself.</summary>
    internal byte[]? SourceUtf8 { get; init; }

    /// <summary>Whether the record names a key.</summary>
    /// <param name="key">Its key id or key ARN, or the name or ARN of an alias that pointed to the key at the time of the call.</param>
    public bool IsOn(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        // The names may be many, and are a set that finds one of them.
        return Aliases.Contains(key) || (NameInArn(key) is { } name && Aliases.Contains(name)) || Resources.Any(resource => resource.Arn == key
            || resource.Arn.EndsWith(":key/" + key, StringComparison.Ordinal)
            || resource.Arn.EndsWith(":" + key, StringComparison.Ordinal));
    }

    /// <summary>Whether a caller made the call.</summary>
    /// <param name="caller">
    /// The caller. It is recognised by its type, name and session, by the service that it goes through, and by its account if it names one. A record
    /// that was copied to the account of the key's owner does not name the caller, so this is false for every caller.
    /// </param>
    public bool IsBy(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return PrincipalNames.Match(UserIdentity, caller);
    }

    /// <summary>Whether a principal made the call, or an AWS service made it for the principal.</summary>
    /// <param name="principal">
    /// The name of an IAM user, of a role session or of a federated user; a service principal; the ARN of a role; or the ARN, the unique id or the
    /// access key id of any principal. Of an ARN the end is enough, as failures print it: <c>user/Alice</c>, <c>assumed-role/Vault/deploy</c>.
    /// </param>
    public bool IsBy(string principal)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(principal);
        return PrincipalNames.Of(UserIdentity).Contains(principal);
    }

    /// <summary>The value at a path of the record, such as <c>requestParameters.keyId</c> or <c>resources.0.ARN</c>; null where there is none.</summary>
    /// <param name="path">Member names as in the record, and positions in lists, with dots between them.</param>
    public JsonElement? Value(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return KmsEventPath.Find(Root, path);
    }

    /// <summary>
    /// The value at a path as a .NET type. CloudTrail's texts are read as what they say: <c>"false"</c> as a <see cref="bool"/>, and both of its date formats
    /// as a <see cref="DateTimeOffset"/>. <see cref="JsonSerializer"/> reads lists and objects.
    /// </summary>
    /// <typeparam name="T">For example <see cref="string"/>, <see cref="int"/>, <c>string[]</c> or <c>Dictionary&lt;string, string&gt;</c>.</typeparam>
    /// <param name="path">The path, as in <see cref="Value(string)"/>.</param>
    /// <returns>The value; the default of the type where there is none. Ask for <c>int?</c> to tell a missing value from zero.</returns>
    /// <exception cref="InvalidOperationException">There is a value of another kind.</exception>
    public T? Value<T>(string path) => Value(path) is { ValueKind: not JsonValueKind.Null } value ? KmsEventValue.As<T>(value, path) : default;

    /// <summary>
    /// Whether the value at a path equals this one. The value is read as the type of this one, as <see cref="Value{T}(string)"/> reads it: <c>"false"</c>
    /// equals <see langword="false"/>, <c>"7"</c> equals 7, and a date equals its <see cref="DateTimeOffset"/>. A text equals what <see cref="Text"/> gives; of
    /// an <c>errorCode</c> the suffix does not count, so that the SDK's <c>AccessDeniedException</c> equals CloudTrail's <c>AccessDenied</c>.
    /// </summary>
    /// <param name="path">The path, as in <see cref="Value(string)"/>.</param>
    /// <param name="value">
    /// A text, a number, a boolean, a <see cref="DateTimeOffset"/> or a constant of the SDK such as <c>KeySpec.AES_256</c>; null for no value.
    /// </param>
    /// <exception cref="ArgumentException">The value is a list, a dictionary or a <see cref="DateTime"/>, which equals nothing in a record.</exception>
    public bool HasValue(string path, object? value)
    {
        KmsEventValue.CheckComparable(value);
        return KmsEventValue.Says(Value(path), value) || (path == "errorCode" && value is string code && RecordedErrors.Same(ErrorCode, code));
    }

    /// <summary>The value at a path as text: a string without its quotes, anything else as its JSON; null where there is none.</summary>
    /// <param name="path">The path, as in <see cref="Value(string)"/>.</param>
    public string? Text(string path) => KmsEventValue.TextOf(Value(path));

    /// <summary>The record as CloudTrail's JSON, members in CloudTrail's order.</summary>
    /// <param name="indented">Whether to write it in several lines.</param>
    public string ToJson(bool indented = false) => System.Text.Encoding.UTF8.GetString(ToUtf8(indented));

    /// <summary>The record in one line: time, Region, operation, outcome, keys and aliases, caller.</summary>
    public override string ToString() => KmsEventLine.Of(this);

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (SourceUtf8 is { } source) Parse(source).WriteTo(writer);
        else KmsEventWriter.Write(writer, this);
    }

    // Of the ARN of an alias in the account and Region of the record's first key.
    private string? NameInArn(string arn) =>
        Resources is [var first, ..] && first.Arn[..(first.Arn.LastIndexOf(':') + 1)] is var home && arn.StartsWith(home, StringComparison.Ordinal)
            ? arn[home.Length..]
            : null;

    private byte[] ToUtf8(bool indented)
    {
        using var buffer = new MemoryStream(1024);
        using (var writer = new Utf8JsonWriter(buffer, indented ? TrailJson.IndentedOptions : TrailJson.WriterOptions)) WriteTo(writer);
        return buffer.ToArray();
    }

    private static JsonElement Parse(byte[]? utf8)
    {
        if (utf8 is null) return Null;
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.Clone();
    }
}
