using Orleans.Concurrency;

namespace Actors.Displays;

/// <summary>A display: holds its program, persisted, and hears what its pages really showed. Key: `store/lane/display`.</summary>
[Alias("actors.display")]
public interface IDisplayGrain : IGrainWithStringKey
{
    /// <summary>Takes over a program and passes it on to the display hosts; an older revision is ignored.</summary>
    [Alias("show")]
    ValueTask ShowAsync(DisplayProgram program, CancellationToken cancellationToken);

    /// <summary>The program; null before the lane's first decision.</summary>
    [ReadOnly, Alias("program")]
    ValueTask<DisplayProgram?> GetProgramAsync(CancellationToken cancellationToken);

    /// <summary>What a page switched to.</summary>
    [Alias("report")]
    ValueTask ReportAsync(PlayReport report, CancellationToken cancellationToken);

    /// <summary>What a host knows of its pages; at least every two seconds, or the host counts as gone after six.</summary>
    [Alias("vitals")]
    ValueTask VitalsAsync(DisplayVitals vitals, CancellationToken cancellationToken);

    /// <summary>How many pages of one host show the display now, said by hosts of versions without vitals, and not heeded: theirs are not known to paint.</summary>
    [Alias("pages")]
    ValueTask PagesChangedAsync(string hostId, int pages, CancellationToken cancellationToken);

    /// <summary>The display as an operator sees it.</summary>
    [ReadOnly, Alias("snapshot")]
    ValueTask<DisplaySnapshot> GetSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Subscribes a host and returns the program in force; call again within a minute to stay subscribed.</summary>
    [Alias("subscribe")]
    ValueTask<DisplayProgram?> SubscribeAsync(IDisplayObserver observer, CancellationToken cancellationToken);

    /// <summary>Ends a subscription; unknown observers are ignored.</summary>
    [Alias("unsubscribe")]
    ValueTask UnsubscribeAsync(IDisplayObserver observer, CancellationToken cancellationToken);

    /// <summary>
    /// What the display shows, from whichever host has a page that paints it. Null when there is none, or none answers in 3 s, or eight ask already.
    /// </summary>
    /// <param name="width">In pixels, 64 to 640.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">For another width.</exception>
    [AlwaysInterleave, Alias("look")]
    ValueTask<DisplayPicture?> LookAsync(int width, CancellationToken cancellationToken);

    /// <summary>Lets a host be asked what the display shows; call again within a minute to be asked on.</summary>
    [Alias("offer-view")]
    ValueTask OfferViewAsync(IDisplayView view, CancellationToken cancellationToken);
}
