namespace Actors.Tests.Chaos;

/// <summary>What a part of the shop does.</summary>
internal enum PartKind
{
    Store,
    Silo,
    CameraHost,
    DisplayHost,
    Database,
}

/// <summary>A part of the shop that can be broken.</summary>
internal abstract class Part(string name, PartKind kind, Bridge.Socket? socket, Disk disk)
{
    public string Name { get; } = name;

    public PartKind Kind { get; } = kind;

    public Disk Disk { get; } = disk;

    /// <summary>Its place in the network; null when it has none of its own.</summary>
    public Bridge.Socket? Socket { get; } = socket;

    /// <summary>Starts what is not running. Returns when it answers.</summary>
    public abstract Task StartAsync();

    /// <summary>Ends it with `kill -9`.</summary>
    public abstract Task KillAsync();

    /// <summary>Asks it to end, and waits until it has. Returns its exit code.</summary>
    public abstract Task<int> TerminateAsync();

    /// <summary>Stops it in its tracks.</summary>
    public abstract void Freeze();

    public abstract void Thaw();

    /// <summary>Shows it a clock that is wrong by so much, from its next start on.</summary>
    public abstract void SetClock(TimeSpan offset);
}
