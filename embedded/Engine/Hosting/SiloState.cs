namespace Actors.Embedded;

internal enum SiloState
{
    /// <summary>Not started.</summary>
    Created,

    /// <summary>Calls are taken.</summary>
    Open,

    /// <summary>Calls are taken from grains only.</summary>
    Closing,

    /// <summary>No calls are taken.</summary>
    Closed,
}
