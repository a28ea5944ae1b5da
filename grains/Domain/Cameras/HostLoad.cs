namespace Actors.Cameras;

/// <summary>A camera host and how much it has to do.</summary>
/// <param name="HostId">Name of the host.</param>
/// <param name="Capacity">How many cameras it can run, 1 or more.</param>
/// <param name="Cameras">How many it has.</param>
internal readonly record struct HostLoad(string HostId, int Capacity, int Cameras)
{
    public bool HasRoom => Cameras < Capacity;
}
