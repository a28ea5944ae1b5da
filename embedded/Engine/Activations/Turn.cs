using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>A caller's thread while it holds the turn of what it calls: the callee's continuations are posted to the callee, and of the flow of either only the request context reaches the other, on the way there.</summary>
internal readonly ref struct Turn
{
    /// <summary>Calls that may nest on one stack; the next one is queued. A page of stack each is far from the megabyte there is.</summary>
    public const int DeepestNesting = 64;

    [ThreadStatic]
    private static int t_depth;

    private readonly SynchronizationContext? _caller;
    private readonly ExecutionContext? _context;

    private Turn(Mailbox callee)
    {
        _caller = SynchronizationContext.Current;
        _context = ExecutionContext.Capture();
        if (_context is not null && _context != CleanFlow.Context)
        {
            ExecutionContext.Restore(RequestContext.Flow());
        }

        t_depth++;
        SynchronizationContext.SetSynchronizationContext(callee);
    }

    /// <summary>Takes the callee's turn for this thread; false when the call must be queued.</summary>
    public static bool TryTake(Mailbox callee, CallMode mode) =>
        t_depth < DeepestNesting
        && (t_depth == 0 || RuntimeHelpers.TryEnsureSufficientExecutionStack())
        && callee.TryEnter(mode);

    public static Turn Of(Mailbox callee) => new(callee);

    public void Restore()
    {
        t_depth--;
        SynchronizationContext.SetSynchronizationContext(_caller);
        if (_context is not null && ExecutionContext.Capture() != _context)
        {
            ExecutionContext.Restore(_context);
        }
    }
}
