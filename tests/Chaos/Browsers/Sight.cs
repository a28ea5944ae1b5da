namespace Actors.Tests.Chaos;

/// <summary>A picture that a screen was seen to show.</summary>
/// <param name="At">When it was drawn, by the wall clock of this machine.</param>
/// <param name="Content">The content that it shows; empty for a screen on which nothing is, null for two that dissolve into each other.</param>
/// <param name="Asked">Whether it was asked for, and not told of when it was drawn: its moment is then known less well.</param>
internal sealed record Picture(DateTimeOffset At, string? Content, bool Asked = false);

/// <summary>
/// Everything that a screen was seen to show, picture by picture, by an observer who knows nothing of the page: it looks at colours. Each piece
/// of content has one of its own.
/// </summary>
internal sealed class Sight(IReadOnlyDictionary<string, (int Red, int Green, int Blue)> colours)
{
    /// <summary>Further from a colour than this in any channel, it is another.</summary>
    private const double Tolerance = 40;

    /// <summary>How long a picture that was asked for may take.</summary>
    private static readonly TimeSpan Uncertain = TimeSpan.FromMilliseconds(300);

    private readonly Lock _gate = new();
    private readonly List<Picture> _pictures = [];
    private TaskCompletionSource _next = New();

    public IReadOnlyList<Picture> Pictures
    {
        get
        {
            lock (_gate)
            {
                var sorted = _pictures.OrderBy(picture => picture.At).ToList();
                var believed = sorted.Where((picture, i) => !picture.Asked || !Contradicted(sorted, i)).ToList();

                // One that was asked for while the browser was held up may be of long before; one that is empty needs another beside it.
                return [.. believed.Where((picture, i) => !picture.Asked || picture.Content != "" || i == 0 || i == believed.Count - 1 || believed[i - 1].Content == "" || believed[i + 1].Content == "")];
            }
        }
    }

    /// <summary>The browser has drawn a picture: the left upper part tells what it is, the notice lies at the right below.</summary>
    public void See(DateTimeOffset at, byte[] png, bool asked)
    {
        var picture = Png.Read(png);
        Add(at, Name(picture.Mean(0, 0, picture.Width / 2, picture.Height / 2)), asked);
    }

    /// <summary>There is no screen: its browser is gone.</summary>
    public void Gone(DateTimeOffset at) => Add(at, "", asked: false);

    /// <summary>Waits for a picture of any content that was drawn after a moment.</summary>
    public async Task<Picture> ContentAfterAsync(DateTimeOffset moment, TimeSpan patience, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (_pictures.FindLast(picture => picture.At > moment && picture.Content is { Length: > 0 }) is { } found)
                {
                    return found;
                }

                next = _next.Task;
            }

            var rest = patience - clock.GetElapsedTime(began);
            if (rest <= TimeSpan.Zero)
            {
                throw new InvalidOperationException($"No content was seen for {patience.TotalSeconds} s from {moment:HH:mm:ss.fff} on; the latest picture shows '{Pictures.LastOrDefault()}'.");
            }

            await Task.WhenAny(next, Task.Delay(rest, clock));
        }
    }

    /// <summary>What a colour stands for.</summary>
    public string? Name((double Red, double Green, double Blue) seen)
    {
        foreach (var (content, colour) in colours)
        {
            if (Math.Abs(seen.Red - colour.Red) < Tolerance && Math.Abs(seen.Green - colour.Green) < Tolerance && Math.Abs(seen.Blue - colour.Blue) < Tolerance)
            {
                return content;
            }
        }

        // The page's own ground, and black, white and grey, are far from any content's colour; two of those mixed are not.
        var (most, least) = (Math.Max(seen.Red, Math.Max(seen.Green, seen.Blue)), Math.Min(seen.Red, Math.Min(seen.Green, seen.Blue)));
        return most - least < Tolerance ? "" : null;
    }

    /// <summary>Whether what was drawn around that moment, by the browser's own word, shows something else.</summary>
    private static bool Contradicted(List<Picture> sorted, int i) =>
        sorted.Any(other => !other.Asked && other.Content != sorted[i].Content && (other.At - sorted[i].At).Duration() < Uncertain);

    private void Add(DateTimeOffset at, string? content, bool asked)
    {
        lock (_gate)
        {
            _pictures.Add(new Picture(at, content, asked));
            _next.TrySetResult();
            _next = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
