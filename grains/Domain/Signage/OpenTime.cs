namespace Actors.Signage;

/// <summary>
/// When something is open: a rule that says for any moment whether it is, and until when that is known to stay so. Remembers its latest
/// answer, because nearly every question is about the present. Not safe for use by several threads at once.
/// </summary>
internal abstract class OpenTime
{
    private DateTimeOffset _from = DateTimeOffset.MaxValue;
    private OpenState _run;
    private bool _runIsOver;

    /// <summary>Open at every moment.</summary>
    public static OpenTime Always => new AlwaysOpen();

    /// <summary>Open while all of them are.</summary>
    public static OpenTime All(params IReadOnlyList<OpenTime> parts) => parts.Count == 1 ? parts[0] : new AllOpen(parts);

    /// <summary>Open while one of them is.</summary>
    public static OpenTime Any(params IReadOnlyList<OpenTime> parts) => parts.Count == 1 ? parts[0] : new AnyOpen(parts);

    /// <summary>Whether it is open, and until when at least that stays so.</summary>
    public OpenState At(DateTimeOffset now)
    {
        if (now < _from || now >= _run.Until)
        {
            _run = Find(now);
            _runIsOver = false;
            _from = now;
        }

        return _run;
    }

    /// <summary>Until when it is open without a break, or until a moment at least a week from now; null when it is shut.</summary>
    public DateTimeOffset? OpenUntil(DateTimeOffset now) => At(now).Open ? Run(now, now.AddDays(7)).Until : null;

    /// <summary>When it is open next: now, when it is open; null when it never is again before <paramref name="before"/>.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now, DateTimeOffset before)
    {
        if (At(now).Open)
        {
            return now;
        }

        var opens = Run(now, before).Until;
        return opens < before ? opens : null;
    }

    /// <summary>When it opens or shuts next; null when it does not before <paramref name="before"/>.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now, DateTimeOffset before)
    {
        var changes = Run(now, before).Until;
        return changes < before ? changes : null;
    }

    /// <summary>The times from one moment to another in which it is open, those that touch as one.</summary>
    public IEnumerable<OpenSpan> Spans(DateTimeOffset from, DateTimeOffset to)
    {
        OpenSpan? open = null;
        for (var at = from; at < to;)
        {
            var state = Peek(at);
            var until = state.Until < to ? state.Until : to;
            if (state.Open)
            {
                open = new OpenSpan(open?.From ?? at, until);
            }
            else if (open is { } over)
            {
                yield return over;
                open = null;
            }

            at = until;
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    /// <summary>For how long it is open from one moment to another; nothing when the other does not lie after it.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var total = TimeSpan.Zero;
        for (var at = from; at < to;)
        {
            var state = Peek(at);
            var until = state.Until < to ? state.Until : to;
            total += state.Open ? until - at : TimeSpan.Zero;
            at = until;
        }

        return total;
    }

    /// <summary>How long the state of now lasts: to its end, or to a moment not before <paramref name="before"/>.</summary>
    private OpenState Run(DateTimeOffset now, DateTimeOffset before)
    {
        At(now);
        while (!_runIsOver && _run.Until < before)
        {
            var next = Find(_run.Until);
            _runIsOver = next.Open != _run.Open;
            _run = _runIsOver ? _run : next;
        }

        return _run;
    }

    /// <summary>The state at a moment, without forgetting that of the present for it.</summary>
    private OpenState Peek(DateTimeOffset at) => at >= _from && at < _run.Until ? _run : Find(at);

    /// <summary>Answers for a moment; its end always lies after it.</summary>
    protected abstract OpenState Find(DateTimeOffset now);

    private sealed class AlwaysOpen : OpenTime
    {
        protected override OpenState Find(DateTimeOffset now) => new(true, DateTimeOffset.MaxValue);
    }

    private sealed class AllOpen(IReadOnlyList<OpenTime> parts) : OpenTime
    {
        protected override OpenState Find(DateTimeOffset now)
        {
            var until = DateTimeOffset.MaxValue;
            var shut = DateTimeOffset.MinValue;
            foreach (var part in parts)
            {
                var state = part.At(now);
                if (!state.Open)
                {
                    shut = state.Until > shut ? state.Until : shut;
                }
                else if (state.Until < until)
                {
                    until = state.Until;
                }
            }

            return shut > DateTimeOffset.MinValue ? new OpenState(false, shut) : new OpenState(true, until);
        }
    }

    private sealed class AnyOpen(IReadOnlyList<OpenTime> parts) : OpenTime
    {
        protected override OpenState Find(DateTimeOffset now)
        {
            var until = DateTimeOffset.MaxValue;
            var open = DateTimeOffset.MinValue;
            foreach (var part in parts)
            {
                var state = part.At(now);
                if (state.Open)
                {
                    open = state.Until > open ? state.Until : open;
                }
                else if (state.Until < until)
                {
                    until = state.Until;
                }
            }

            return open > DateTimeOffset.MinValue ? new OpenState(true, open) : new OpenState(false, until);
        }
    }
}
