namespace Actors.Tests.Chaos;

/// <summary>Something that was seen from outside, or done, during a run.</summary>
/// <param name="At">When, on the run's own monotonic clock.</param>
public abstract record HistoryEvent(TimeSpan At);

/// <summary>A page's WebSocket is open to a display host.</summary>
public sealed record LinkOpened(TimeSpan At, string Page, string Display, string Host) : HistoryEvent(At);

/// <summary>A page's WebSocket has ended, or fell silent.</summary>
public sealed record LinkLost(TimeSpan At, string Page) : HistoryEvent(At);

/// <summary>A page was told a program. The same play comes again when a link does.</summary>
public sealed record ProgramTold(TimeSpan At, string Page, string Display, Guid PlayId) : HistoryEvent(At);

/// <summary>A page began to show a spot.</summary>
/// <param name="For">How long it is to be on, with the time that a lane has to say what follows.</param>
public sealed record SpotBegan(TimeSpan At, string Page, string ContentId, TimeSpan For) : HistoryEvent(At);

/// <summary>A page is switched off on purpose.</summary>
public sealed record PageClosed(TimeSpan At, string Page) : HistoryEvent(At);

/// <summary>A page has played something and will say so.</summary>
public sealed record PlayMade(TimeSpan At, Guid ProofId, string Display, string ContentId) : HistoryEvent(At);

/// <summary>A display host has said that a play is safe.</summary>
public sealed record PlayTaken(TimeSpan At, Guid ProofId) : HistoryEvent(At);

/// <summary>A till begins to record a sale; it will not stop before it is taken.</summary>
public sealed record SaleMade(TimeSpan At, string SaleId, string LaneId) : HistoryEvent(At);

/// <summary>A till was told that its sale is recorded.</summary>
public sealed record SaleTaken(TimeSpan At, string SaleId, string LaneId) : HistoryEvent(At);

/// <summary>A request failed and is tried again.</summary>
/// <param name="Refused">True when no connection came about: nobody had taken the request.</param>
public sealed record CallFailed(TimeSpan At, string Server, string What, bool Refused) : HistoryEvent(At);

/// <summary>The machine ran a timer of the test's own so much too late: no page can have been more punctual.</summary>
public sealed record TimerLate(TimeSpan At, TimeSpan By) : HistoryEvent(At);

/// <summary>A fault begins.</summary>
public sealed record FaultBegan(TimeSpan At, string Fault, string Part) : HistoryEvent(At);

/// <summary>A fault is over: nothing is broken any more, and what was hurt may recover.</summary>
public sealed record FaultHealed(TimeSpan At, string Fault, string Part) : HistoryEvent(At);

/// <summary>What a server said of a lane's audience.</summary>
/// <param name="Of">The lane's own word for the moment that it speaks of; compared for equality alone, since its clock may be wrong.</param>
public sealed record AudienceSeen(TimeSpan At, string Server, string LaneId, int Count, string Of) : HistoryEvent(At);

/// <summary>From here on until <see cref="CamerasBack"/> no camera of the store reports.</summary>
public sealed record CamerasGone(TimeSpan At) : HistoryEvent(At);

/// <summary>Cameras may report again.</summary>
public sealed record CamerasBack(TimeSpan At) : HistoryEvent(At);

/// <summary>How many activations of a lane all servers together say that they have, asked one after the other.</summary>
public sealed record DecidersSeen(TimeSpan At, string LaneId, int Count) : HistoryEvent(At);

/// <summary>A fact that the store had at the end.</summary>
/// <param name="Detail">A play's content.</param>
public sealed record FactFound(TimeSpan At, string Kind, string Key, string Subject, string? Detail) : HistoryEvent(At);

/// <summary>The end: everything was healed, drained and looked at.</summary>
public sealed record RunEnded(TimeSpan At) : HistoryEvent(At);
