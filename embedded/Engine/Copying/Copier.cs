using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Actors.Embedded;

/// <summary>Copies arguments and results, so that grains share no mutable object: what would break between two machines breaks here too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Copier
{
    /// <summary>A deep copy; the value itself where its type is immutable.</summary>
    /// <exception cref="Orleans.Serialization.CodecNotFoundException">The type is not meant to cross a grain boundary; the message names it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Copy<T>(T value) => TypeCopier<T>.IsShallow ? value : TypeCopier<T>.CopyRoot(value);
}
