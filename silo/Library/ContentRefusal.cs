namespace Actors.Library;

/// <summary>Why a file is not taken into the library.</summary>
internal enum ContentRefusal
{
    /// <summary>It is no file that screens play, or not one that they should.</summary>
    Unfit,

    /// <summary>It is larger than allowed.</summary>
    TooLarge,

    /// <summary>The library has no room for it.</summary>
    NoRoom,
}
