namespace Actors.Tests.Failures;

public enum Failure
{
    Framework,
    Marked,
    Unmarked,
    UnmarkedInside,
    UnmarkedInsideMarked,
    UnmarkedAmongOthers,
    Several,
    Cancelled,
}
