using System.Globalization;
using System.Text.Json;

namespace Actors.Tests.Chaos;

/// <summary>Everything that was seen in one run, in one order, on one clock.</summary>
public sealed class History(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _events = [];
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
            _events.Add(happening(Now));
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
