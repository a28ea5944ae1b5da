using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>Keeps the plays that are underway on the disk, and proves those whose browser was not heard for too long to come back.</summary>
internal sealed partial class UnderwayKeeping(
    UnderwayPlays underway, PlayTickets tickets, ProofJournal journal, DisplayFigures figures, IOptions<DisplayHostOptions> options, TimeProvider clock, ILogger<UnderwayKeeping> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Puts the proofs of these plays onto the disk and forgets the plays.</summary>
    /// <exception cref="JournalException">The disk does not take them; they stay underway.</exception>
    public async Task ProveAsync(IReadOnlyCollection<UnderwayPlay> plays, CancellationToken cancellationToken)
    {
        var proofs = plays.Select(each => tickets.Read(each.Play.Ticket!) is { } ticket ? PlayClaims.Proof(each.Play, ticket) : null).OfType<PlayProof>().ToList();
        if (proofs.Count > 0)
        {
            await journal.AppendAsync(proofs, cancellationToken);
            figures.Proved(proofs.Count);
        }

        foreach (var display in plays.GroupBy(each => each.DisplayId))
        {
            Left(display.Key, display.Count());
            underway.Forget(display.Key, display.Select(each => each.Play.Id));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    if (underway.SilentSince(clock.GetUtcNow() - options.Value.LeftPlayPatience) is { Count: > 0 } silent)
                    {
                        await ProveAsync(silent, stoppingToken);
                    }
                }
                catch (JournalException fault)
                {
                    NotProved(fault.Message);
                }

                await underway.SaveAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await underway.SaveAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(57, LogLevel.Information, "Display {DisplayId} has {Plays} plays proved as far as they were heard: their page is gone.")]
    private partial void Left(string displayId, int plays);

    [LoggerMessage(58, LogLevel.Error, "Plays whose page is gone cannot be proved now and are tried again: {Reason}")]
    private partial void NotProved(string reason);
}
