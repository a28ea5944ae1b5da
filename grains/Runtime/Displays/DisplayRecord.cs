using Actors.Emergencies;

namespace Actors.Displays;

/// <summary>What a display remembers across restarts. The ids are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.display-record")]
internal sealed class DisplayRecord
{
    /// <summary>The program in force; null before the first.</summary>
    [Id(0)]
    public DisplayProgram? Program { get; set; }

    /// <summary>The latest emergency that its pages said they show; null for none yet.</summary>
    [Id(1)]
    public EmergencyAcknowledgement? Acknowledged { get; set; }
}
