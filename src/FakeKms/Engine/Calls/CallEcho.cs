using FakeKms.Domain.Keys;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Calls;

/// <summary>
/// A second record of one call, in another Region: KMS itself calls there on behalf of the caller. It has the request id of the call.
/// </summary>
/// <param name="EventName">The operation in the other Region.</param>
/// <param name="Key">The key in the other Region.</param>
/// <param name="Request">The request parameters.</param>
/// <param name="Response">The response elements.</param>
/// <param name="NamesKey">Whether the record has the key among its resources.</param>
internal sealed record CallEcho(string EventName, KmsKey Key, TrailObject Request, TrailObject Response, bool NamesKey);
