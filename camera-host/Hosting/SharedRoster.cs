using System.Collections.Immutable;
using Actors.Clusters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Cameras;

/// <summary>This host's share of a store's cameras: asked for once a second, and lapsed when nobody answers for as long as the last answer holds.</summary>
internal sealed partial class SharedRoster(
    IOptions<CameraHostOptions> options, IGrainFactory grains, IClusterGate gate, TimeProvider clock, ILogger<SharedRoster> logger) : ICameraRoster, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // A host that is silent for 3 seconds loses its cameras: a call that hangs must leave time for the next.
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(1);

    private const long Never = long.MinValue;

    private readonly PeriodicTimer _timer = new(Interval, clock);
    private ImmutableArray<CameraPost> _posts = [];
    private TimeSpan _validFor;
    private long _heard = Never;
    private bool _asked;
    private bool _answered;
    private bool _isSilent;

    /// <summary>How long ago the store last answered; null when it never did.</summary>
    public TimeSpan? Silence => Volatile.Read(ref _heard) is var heard and not Never ? clock.GetElapsedTime(heard) : null;

    public async Task<ImmutableArray<CameraPost>> NextAsync(ImmutableArray<string> running, CancellationToken cancellationToken)
    {
        if (_asked)
        {
            ObjectDisposedException.ThrowIf(!await _timer.WaitForNextTickAsync(cancellationToken), this);
        }
        else
        {
            await gate.WaitAsync(cancellationToken);
        }

        _asked = true;
        var asked = clock.GetTimestamp();
        try
        {
            var share = await ReportAsync(running, leaving: false, cancellationToken);
            Take(share, asked);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Lapse(fault.Message);
        }

        return _posts;
    }

    public async Task LeaveAsync(ImmutableArray<string> running)
    {
        if (!_answered)
        {
            return;
        }

        try
        {
            await ReportAsync(running, leaving: true, CancellationToken.None);
        }
        catch (Exception fault)
        {
            LogFarewellFailed(options.Value.HostId, fault.Message);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Take(CameraShare share, long asked)
    {
        if (!_answered || _isSilent || !share.Posts.SequenceEqual(_posts))
        {
            LogShare(options.Value.HostId, options.Value.StoreId, share.Posts.IsEmpty ? "none" : string.Join(", ", share.Posts.Select(post => post.CameraId)));
        }

        _answered = true;
        _isSilent = false;
        _posts = share.Posts;
        _validFor = share.ValidFor;
        Volatile.Write(ref _heard, asked);
    }

    private void Lapse(string reason)
    {
        if (!_isSilent)
        {
            _isSilent = true;
            LogSilent(options.Value.StoreId, options.Value.HostId, _validFor, reason);
        }

        if (!_posts.IsEmpty && clock.GetElapsedTime(_heard) >= _validFor)
        {
            _posts = [];
            LogLapsed(options.Value.StoreId, options.Value.HostId, _validFor);
        }
    }

    private async Task<CameraShare> ReportAsync(ImmutableArray<string> running, bool leaving, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(CallTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var report = new CameraHostReport(options.Value.HostId, options.Value.Capacity, running, leaving);
        return await grains.GetGrain<ICameraHostsGrain>(options.Value.StoreId).ReportAsync(report, both.Token).AsTask().WaitAsync(both.Token);
    }
}
