using Microsoft.Extensions.Logging;

namespace Actors.Displays;

internal sealed partial class ProofJournal
{
    [LoggerMessage(51, LogLevel.Warning, "The journal of proofs {Path} ended with {Bytes} bytes of an unfinished write; they are cut off, their page sends them again.")]
    private partial void Torn(string path, long bytes);

    [LoggerMessage(52, LogLevel.Error, "The journal of proofs {Path} has a damaged line at byte {Offset}; the proof in it is lost.")]
    private partial void Damaged(string path, long offset);

    [LoggerMessage(53, LogLevel.Warning, "The journal of proofs {Path} cannot be cut now: {Reason}")]
    private partial void NotCut(string path, string reason);

    [LoggerMessage(54, LogLevel.Error, "The store refuses proof {ProofId} of display {DisplayId}; it is put aside: {Reason}")]
    private partial void Refused(Guid proofId, string displayId, string reason);
}
