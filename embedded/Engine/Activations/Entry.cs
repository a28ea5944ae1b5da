namespace Actors.Embedded;

/// <summary>A piece of work for one mailbox: a call or a timer's tick. It waits, then runs, and is in one list at a time.</summary>
internal abstract class Entry
{
    public Entry? Next { get; set; }

    public Entry? Previous { get; set; }

    public CallMode Mode { get; protected set; }

    /// <summary>Who sent it; null when that was no grain.</summary>
    public Mailbox? Source { get; protected set; }

    /// <summary>Whether it counts as use of the activation.</summary>
    public virtual bool KeepsActive => true;

    /// <summary>Starts the work, on the mailbox's turn. When the work ends, now or later but on a turn, it calls <see cref="Mailbox.Finished"/>.</summary>
    public abstract void Start(Mailbox mailbox);

    /// <summary>Ends work that was never started.</summary>
    public abstract void Reject(Exception exception);

    /// <summary>`IInterface.Method`, for messages.</summary>
    public abstract string Describe();
}
