using Orleans.Runtime;

namespace Actors.Embedded;

internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public IGrainContext GrainContext => RuntimeContext.Current ?? Mailbox.Current as IGrainContext ?? throw new InvalidOperationException(
        "There is no grain context here: this is neither a turn of a grain nor its making.");
}
