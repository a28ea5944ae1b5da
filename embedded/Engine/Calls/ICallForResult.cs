using System.ComponentModel;

namespace Actors.Embedded;

/// <summary>A call that returns a result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICall<TResult> : ICallArguments
{
    ValueTask<TResult> Invoke(object target);
}
