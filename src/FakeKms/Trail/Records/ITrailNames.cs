namespace FakeKms.Trail.Records;

/// <summary>
/// What the server behind a trail has and had. A test that says nothing happened to a key which never was, or was done by nobody who could, says nothing.
/// </summary>
internal interface ITrailNames
{
    /// <summary>The ids of the keys and the names of the aliases that are there, were there from the start, or were there and are not any more.</summary>
    IEnumerable<string> Keys { get; }

    /// <summary>The names of the callers that were declared or have a client, in all forms that <see cref="KmsEvent.IsBy(string)"/> takes.</summary>
    IEnumerable<string> Callers { get; }

    /// <summary>Error codes that a test has told the server to answer.</summary>
    IEnumerable<string> ErrorCodes { get; }
}
