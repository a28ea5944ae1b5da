namespace Actors.Displays;

internal sealed partial class DisplayGrain
{
    private static readonly TimeSpan LookPatience = TimeSpan.FromSeconds(3);

    /// <summary>A host asks once at a time, and a store has a few of them.</summary>
    private const int MostLooks = 8;

    private readonly Dictionary<Guid, TaskCompletionSource<DisplayPicture>> _looks = [];

    /// <summary>The page may be at another host than the one that was asked; the grain is where all of them meet.</summary>
    public async ValueTask<DisplayPicture?> LookAsync(int width, CancellationToken cancellationToken)
    {
        if (width is < DisplayPicture.Narrowest or > DisplayPicture.Widest)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, $"Allowed are {DisplayPicture.Narrowest} to {DisplayPicture.Widest}, the picture's width in pixels.");
        }

        JudgeHealth();
        if (_watch!.PaintingPages == 0 || _looks.Count >= MostLooks)
        {
            return null;
        }

        var look = Guid.NewGuid();
        var answer = _looks[look] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _hosts.Notify(host => host.OnLook(look, width));
            return await answer.Task.WaitAsync(LookPatience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            _looks.Remove(look);
        }
    }

    public ValueTask AnswerLookAsync(Guid look, DisplayPicture picture, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Bytes.IsDefaultOrEmpty || picture.Bytes.Length > DisplayPicture.Largest)
        {
            throw new ArgumentException($"Bytes has {(picture.Bytes.IsDefault ? 0 : picture.Bytes.Length)} bytes; allowed are 1 to {DisplayPicture.Largest}.", nameof(picture));
        }

        if (_looks.TryGetValue(look, out var answer))
        {
            answer.TrySetResult(picture);
        }

        return ValueTask.CompletedTask;
    }
}
