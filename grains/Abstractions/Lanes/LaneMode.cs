namespace Actors.Lanes;

/// <summary>What a lane's cameras may process. The values are persisted: they only grow (2 is kept for opt-in).</summary>
[GenerateSerializer, Alias("actors.lane-mode")]
public enum LaneMode
{
    /// <summary>No frame is analysed; frames are not even decoded.</summary>
    Off = 0,

    /// <summary>People are counted; no age, gender or attention is computed.</summary>
    CountOnly = 1,

    /// <summary>Age band, gender and attention are estimated, anonymously.</summary>
    Demographics = 3,
}
