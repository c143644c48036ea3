namespace FakeKms.Scenarios.Running;

/// <summary>A fault that a script asks for, for calls to come.</summary>
internal sealed record ScriptedFailure(
    string Operation,
    KmsFault Fault,
    int Times,
    int After,
    string? OnKey,
    KmsCaller? By,
    string? InRegion,
    IReadOnlyDictionary<string, string>? WithContext);
