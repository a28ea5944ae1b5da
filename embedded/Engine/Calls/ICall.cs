using System.ComponentModel;

namespace Actors.Embedded;

/// <summary>A call that returns nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICall : ICallArguments
{
    ValueTask Invoke(object target);
}
