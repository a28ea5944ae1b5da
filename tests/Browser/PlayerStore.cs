using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Actors.Displays;
using Actors.Lanes;
using Actors.Measurement;
using Actors.Stores;
using NSubstitute;

namespace Actors.Tests;

/// <summary>A store with one lane and one screen whose grains the test plays itself. It outlives the hosts that serve it.</summary>
internal sealed class PlayerStore : IContentSource
{
    public const string Lane = "s1/checkout-1";
    public const string Screen = "s1/checkout-1/screen-1";
    private readonly ConcurrentDictionary<string, byte[]> _content = new();
    private readonly ConcurrentDictionary<string, byte[]> _lost = new();
    private readonly ILaneGrain _lane = Substitute.For<ILaneGrain>();
    private readonly IStoreGrain _store = Substitute.For<IStoreGrain>();

    public PlayerStore()
    {
        Grains.GetGrain<IDisplayGrain>(Screen).Returns(Display);
        Grains.GetGrain<IProofGrain>(Screen).Returns(Proofs);
        Grains.GetGrain<ILaneGrain>(Lane).Returns(_lane);
        Grains.GetGrain<IContentGrain>(Arg.Any<string>()).Returns(call => new PlayedContent(_content, (string)call[0]));
        Grains.GetGrain<IStoreGrain>("s1").Returns(_store);
        Grains.CreateObjectReference<IDisplayObserver>(Arg.Any<IGrainObserver>()).Returns(call => (IDisplayObserver)call[0]);
        Grains.CreateObjectReference<IDisplayView>(Arg.Any<IGrainObserver>()).Returns(call => (IDisplayView)call[0]);
        Mode = LaneMode.CountOnly;
    }

    public IGrainFactory Grains { get; } = Substitute.For<IGrainFactory>();

    public PlayedDisplay Display { get; } = new();

    public PlayedProofs Proofs { get; } = new();

    public LaneMode Mode
    {
        set => _lane.GetModeAsync(Arg.Any<CancellationToken>()).Returns(value);
    }

    /// <summary>What the store's grain says that the store is; null before anybody has told it.</summary>
    public StoreSettings? Settings
    {
        set => _store.GetSettingsAsync(Arg.Any<CancellationToken>()).Returns(value);
    }

    /// <summary>Lets the lane answer nothing but errors.</summary>
    public void LoseLane() => _lane.GetModeAsync(Arg.Any<CancellationToken>()).Returns<ValueTask<LaneMode>>(_ => throw new TimeoutException("no answer"));

    public ContentItem Add(string id, string mediaType, byte[] bytes, double seconds = 60)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _content[sha256] = bytes;
        var kind = mediaType.StartsWith("image/", StringComparison.Ordinal) ? ContentKind.Image
            : mediaType.StartsWith("video/", StringComparison.Ordinal) ? ContentKind.Video : ContentKind.Html;
        return new ContentItem(id, id, kind, sha256, mediaType, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(seconds), null, ContentCategory.None, false, []);
    }

    /// <summary>A picture of stripes in one colour, so that a screenshot tells which one shows and that it is not blank.</summary>
    public ContentItem Stripes(string id, string colour, double seconds = 60) => Add(id, "image/svg+xml", Encoding.UTF8.GetBytes(
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="{colour}"/><path d="M0 15h160M0 45h160M0 75h160" stroke="#fff" stroke-width="10"/></svg>"""), seconds);

    /// <summary>Lets the store have no file of this content, or have it again.</summary>
    public void Lose(ContentItem item) => _lost[item.Sha256] = _content.TryRemove(item.Sha256, out var bytes) ? bytes : [];

    public void FindAgain(ContentItem item) => _content[item.Sha256] = _lost[item.Sha256];

    public ContentItem Html(string id, string html, double seconds = 60) => Add(id, "text/html", Encoding.UTF8.GetBytes(html), seconds);

    /// <summary>Names content whose bytes are not what its hash says.</summary>
    public ContentItem Damaged(ContentItem item)
    {
        _content[item.Sha256] = [1, 2, 3];
        return item;
    }

    public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream?>(_content.TryGetValue(sha256, out var bytes) ? new MemoryStream(bytes) : null);
}

/// <summary>A display's grain as far as its host can tell.</summary>
internal sealed class PlayedDisplay : IDisplayGrain
{
    private readonly Lock _gate = new();
    private readonly List<IDisplayObserver> _observers = [];
    private readonly List<(Func<PlayReport, bool> Fits, TaskCompletionSource<PlayReport> Told)> _waiting = [];
    private readonly List<IDisplayView> _views = [];
    private long _revision;

    public bool Lost { get; set; }

    public DisplayProgram? Program { get; private set; }

    public List<PlayReport> Reports { get; } = [];

    public int Pages { get; private set; }

    /// <summary>Is told of the vitals that come.</summary>
    public Action<DisplayVitals>? Heard { get; set; }

    public DisplayProgram Show(ContentItem now, DateTimeOffset at, DateTimeOffset? sightingSentAt = null, params ContentItem[] loop)
    {
        return Show(new DisplayProgram(PlayerStore.Screen, 0, Guid.NewGuid(), now, at, "Because the test says so.", [.. loop], sightingSentAt, false, []));
    }

    /// <summary>Shows a program as it is, with the next revision.</summary>
    public DisplayProgram Show(DisplayProgram program)
    {
        program = program with { Revision = ++_revision };
        Program = program;
        lock (_gate)
        {
            foreach (var observer in _observers)
            {
                observer.OnProgram(program);
            }
        }

        return program;
    }

    /// <summary>The report of a play, past or to come.</summary>
    public async Task<PlayReport> ReportedAsync(DisplayProgram program, double seconds = 10)
    {
        TaskCompletionSource<PlayReport> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (Reports.Find(report => report.PlayId == program.PlayId) is { } report)
            {
                return report;
            }

            _waiting.Add((report => report.PlayId == program.PlayId, told));
        }

        try
        {
            return await told.Task.WaitAsync(TimeSpan.FromSeconds(seconds));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Expected a report of '{program.Now.ContentId}' within {seconds} s; {Reports.Count} reports came, the last of '{Reports.LastOrDefault()?.ContentId}'.");
        }
    }

    public ValueTask ShowAsync(DisplayProgram program, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<DisplayProgram?> GetProgramAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Program);

    public ValueTask ReportAsync(PlayReport report, CancellationToken cancellationToken)
    {
        FailWhenLost();
        lock (_gate)
        {
            Reports.Add(report);
            foreach (var (_, told) in _waiting.Where(entry => entry.Fits(report)))
            {
                told.TrySetResult(report);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask VitalsAsync(DisplayVitals vitals, CancellationToken cancellationToken)
    {
        FailWhenLost();
        Pages = vitals.Pages.Count(DisplayHealthRules.Paints);
        Heard?.Invoke(vitals);
        return ValueTask.CompletedTask;
    }

    public ValueTask PagesChangedAsync(string hostId, int pages, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<DisplaySnapshot> GetSnapshotAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new DisplaySnapshot(PlayerStore.Screen, Program, Pages, Reports.Count, Reports.LastOrDefault(), Histogram.Empty));

    public ValueTask<DisplayProgram?> SubscribeAsync(IDisplayObserver observer, CancellationToken cancellationToken)
    {
        FailWhenLost();
        lock (_gate)
        {
            if (!_observers.Contains(observer))
            {
                _observers.Add(observer);
            }
        }

        return ValueTask.FromResult(Program);
    }

    public ValueTask UnsubscribeAsync(IDisplayObserver observer, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _observers.Remove(observer);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask OfferViewAsync(IDisplayView view, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_views.Contains(view))
            {
                _views.Add(view);
            }
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask<DisplayPicture?> LookAsync(int width, CancellationToken cancellationToken)
    {
        FailWhenLost();
        var pictures = new List<DisplayPicture?>();
        foreach (var view in _views.ToArray())
        {
            pictures.Add(await view.LookAsync(width, cancellationToken));
        }

        return pictures.Find(static picture => picture is not null);
    }

    private void FailWhenLost()
    {
        if (Lost)
        {
            throw new TimeoutException("The grain does not answer.");
        }
    }
}

/// <summary>The grain that takes a display's proofs as far as its host can tell.</summary>
internal sealed class PlayedProofs : IProofGrain
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, PlayProof> _proofs = [];

    /// <summary>Calls fail: before the proofs are taken, or after, so that nobody knows.</summary>
    public bool Lost { get; set; }

    public bool LosesAnswers { get; set; }

    /// <summary>Content whose proofs are refused for good.</summary>
    public string? Refused { get; set; }

    /// <summary>Proofs that came, each time they came.</summary>
    public int Received { get; private set; }

    public IReadOnlyList<PlayProof> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _proofs.Values.OrderBy(proof => proof.StartedAt)];
            }
        }
    }

    public Task<int> RecordAsync(ImmutableArray<PlayProof> proofs, CancellationToken cancellationToken)
    {
        if (Lost)
        {
            throw new TimeoutException("The grain does not answer.");
        }

        if (proofs.Any(proof => proof.ContentId == Refused))
        {
            throw new ArgumentException($"ContentId is \"{Refused}\"; allowed is anything else.");
        }

        int added;
        lock (_gate)
        {
            Received += proofs.Length;
            added = proofs.Count(proof => _proofs.TryAdd(proof.ProofId, proof));
        }

        return LosesAnswers ? throw new TimeoutException("The answer is lost.") : Task.FromResult(added);
    }
}

/// <summary>The grain that hands out a content file, in parts of three bytes.</summary>
internal sealed class PlayedContent(ConcurrentDictionary<string, byte[]> content, string sha256) : IContentGrain
{
    public ValueTask<ContentChunk?> ReadAsync(long offset, CancellationToken cancellationToken) =>
        ValueTask.FromResult(content.TryGetValue(sha256, out var bytes) ? new ContentChunk(bytes.Length, [.. bytes.Skip((int)offset).Take(3)]) : null);
}
