using Actors.Measurement;

namespace Actors.Observers;

/// <summary>Those who have subscribed to a grain. Who does not subscribe again within a minute is forgotten.</summary>
internal sealed class ObserverSet<T>(TimeProvider clock, RuntimeFigures figures)
    where T : class, IGrainObserver
{
    private static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(1);

    private readonly Dictionary<T, DateTimeOffset> _until = [];

    /// <summary>Whether anybody is subscribed.</summary>
    public bool Any => _until.Values.Any(until => until > clock.GetUtcNow());

    public void Subscribe(T observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        _until[observer] = clock.GetUtcNow() + TimeToLive;
    }

    public void Unsubscribe(T observer) => _until.Remove(observer);

    /// <summary>Calls every observer; one that fails is counted and forgotten, and keeps nobody else from hearing.</summary>
    public void Notify(Action<T> call)
    {
        var now = clock.GetUtcNow();
        foreach (var (observer, until) in _until.ToArray())
        {
            if (until <= now)
            {
                _until.Remove(observer);
                continue;
            }

            try
            {
                call(observer);
            }
            catch (Exception)
            {
                _until.Remove(observer);
                figures.ObserverFailed();
            }
        }
    }
}
