namespace Actors.Embedded;

/// <summary>Something that must run before the first call and until after the last: a storage, the reminders.</summary>
internal interface ISiloPart
{
    /// <summary>Parts with a lower number start earlier and stop later.</summary>
    int Order { get; }

    Task StartAsync(CancellationToken cancellationToken);

    Task StopAsync(CancellationToken cancellationToken);
}
