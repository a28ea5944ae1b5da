using Actors.Observers;

namespace Actors.Displays;

internal sealed partial class DisplayGrain
{
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(3);

    /// <summary>A host asks once at a time, and a store has a few of them.</summary>
    private const int MostLooks = 8;

    private readonly ObserverSet<IDisplayView> _views = new(clock, figures);
    private int _looks;

    public ValueTask OfferViewAsync(IDisplayView view, CancellationToken cancellationToken)
    {
        _views.Subscribe(view);
        return ValueTask.CompletedTask;
    }

    /// <summary>The page may be at another host than the one that was asked; the grain is where all of them meet.</summary>
    public async ValueTask<DisplayPicture?> LookAsync(int width, CancellationToken cancellationToken)
    {
        if (width is < DisplayPicture.Narrowest or > DisplayPicture.Widest)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, $"Allowed are {DisplayPicture.Narrowest} to {DisplayPicture.Widest}, the picture's width in pixels.");
        }

        JudgeHealth();
        if (_watch!.PaintingPages == 0 || _looks >= MostLooks)
        {
            return null;
        }

        _looks++;
        try
        {
            using var limit = new CancellationTokenSource(LookPatience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            return await FirstAsync(width, either.Token);
        }
        finally
        {
            _looks--;
        }
    }

    private async Task<DisplayPicture?> FirstAsync(int width, CancellationToken limit)
    {
        var answers = new List<Task<DisplayPicture?>>();
        _views.Notify(view => answers.Add(AskAsync(view, width, limit)));
        await foreach (var answer in Task.WhenEach(answers))
        {
            if (await answer is { } picture)
            {
                return picture;
            }
        }

        return null;
    }

    /// <summary>A host that fails, is gone or takes too long has shown nothing; nor has one whose picture is larger than any.</summary>
    private static async Task<DisplayPicture?> AskAsync(IDisplayView view, int width, CancellationToken limit)
    {
        try
        {
            var picture = await view.LookAsync(width, limit).AsTask().WaitAsync(limit);
            return picture is { Bytes: { IsDefaultOrEmpty: false, Length: <= DisplayPicture.Largest } } ? picture : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
