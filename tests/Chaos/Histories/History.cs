using System.Globalization;
using System.Text.Json;

namespace Actors.Tests.Chaos;

/// <summary>Everything that was seen in one run, in one order, on one clock.</summary>
public sealed class History(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _events = [];
    private readonly HashSet<Guid> _plays = [];
    private readonly Dictionary<string, TimeSpan> _decided = new(StringComparer.Ordinal);
    private readonly long _began = clock.GetTimestamp();

    public TimeSpan Now => clock.GetElapsedTime(_began);

    public IReadOnlyList<HistoryEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Adds what has just happened; the moment is taken inside, so that the list is in order of time.</summary>
    public void Add(Func<TimeSpan, HistoryEvent> happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        lock (_gate)
        {
            var happened = happening(Now);
            _events.Add(happened);
            if (happened is ProgramTold told && _plays.Add(told.PlayId))
            {
                _decided[told.Display[..told.Display.LastIndexOf('/')]] = told.At;
            }
        }
    }

    /// <summary>When a lane's latest decision reached a first page; null before the first.</summary>
    public TimeSpan? LatestDecision(string laneId)
    {
        lock (_gate)
        {
            return _decided.TryGetValue(laneId, out var at) ? at : null;
        }
    }

    /// <summary>Writes one JSON object a line, for whoever wants to know what led to a violation.</summary>
    public void Save(string path)
    {
        using var file = new StreamWriter(path);
        foreach (var each in Events)
        {
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{each.At.TotalSeconds:0.000} {each.GetType().Name} "));
            file.WriteLine(JsonSerializer.Serialize(each, each.GetType()));
        }
    }
}
