namespace Actors.Emergencies;

/// <summary>A screen's word that it shows an emergency.</summary>
/// <param name="EmergencyId">The emergency.</param>
/// <param name="At">When its page had painted it.</param>
[GenerateSerializer, Immutable, Alias("actors.emergency-acknowledgement")]
public sealed record EmergencyAcknowledgement(
    [property: Id(0)] string EmergencyId,
    [property: Id(1)] DateTimeOffset At);
