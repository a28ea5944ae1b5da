namespace Actors.Observers;

/// <summary>Lets news out at most once an interval, and never forgets the last.</summary>
internal sealed class Pace(TimeSpan interval)
{
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private bool _news;

    /// <summary>There is news to let out.</summary>
    public void Mark() => _news = true;

    /// <summary>Whether news may go out now; true takes it.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (DueAt is not { } due || (now < due && now >= _last))
        {
            return false;
        }

        _news = false;
        _last = now;
        return true;
    }

    /// <summary>When waiting news may go out; null when there is none.</summary>
    public DateTimeOffset? DueAt => !_news ? null : _last == DateTimeOffset.MinValue ? _last : _last + interval;
}
