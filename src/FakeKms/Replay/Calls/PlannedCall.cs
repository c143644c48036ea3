using System.Text;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Calls;

/// <summary>A call of the log that is made again.</summary>
/// <param name="Logged">Its record.</param>
/// <param name="Caller">Who makes it.</param>
/// <param name="Ids">The ids that it is to have.</param>
/// <param name="Material">What the replay calls the material that an import brings; null for every other call.</param>
/// <param name="Aliases">Aliases of the key that the call makes, which the log uses and does not create.</param>
internal sealed record PlannedCall(LoggedEvent Logged, KmsCaller Caller, ReplayedIds Ids, string? Material, IReadOnlyList<string> Aliases)
{
    public string Region => Logged.Record.AwsRegion;

    public string EventId => Logged.Record.EventID;

    /// <summary>What goes wrong between KMS and an external key store proxy in the course of the call; null for nothing.</summary>
    public LoggedProblem? Problem { get; init; }

    /// <summary>Whether the call failed for a reason that is not in the log, and can only be made to fail so.</summary>
    public bool IsScripted { get; init; }

    /// <summary>Whether the call failed for being made in the Region of a replica key, while the log does not tell which Region has the primary key.</summary>
    public bool IsOfUnknownPrimary { get; init; }

    /// <summary>The error code that the call ended with, and is to end with again; null for a success.</summary>
    public string? ErrorCode => Logged.Record.ErrorCode;

    /// <summary>The ARN of the key that the call is about; empty when the record names none.</summary>
    public string KeyArn => Logged.Keys is [var key, ..] ? key.ToString() : "";

    /// <summary>What the call is made to encrypt, the same in every replay.</summary>
    public byte[] Plaintext => Encoding.UTF8.GetBytes($"plaintext of {EventId}");

    /// <summary>What the marker of a page belongs to.</summary>
    public string ListName => $"{Logged.Name} {Region} {Logged.Sent("keyId") ?? Logged.Sent("retiringPrincipal")}";

    /// <summary>A material id of <c>additionalEventData</c>, as the replay has it.</summary>
    public string? MaterialId(string member) => Logged.Noted(member) is { } id ? ReplayNames.LongId(id) : null;
}
