namespace Actors.Tests.Storage;

public interface IBookGrain : IGrainWithStringKey
{
    Task Write(Page page);

    Task<Page> Look();

    /// <summary>Reads the state anew and returns it.</summary>
    Task<Page> Reread();

    /// <summary>Changes the number without writing.</summary>
    Task Scribble(int number);

    Task WriteAsItIs();

    Task Clear();

    Task<bool> Exists();

    Task<string?> Etag();

    /// <summary>Writes the same record from elsewhere, so that this grain's etag is out of date.</summary>
    Task WriteBehindItsBack(int number);

    /// <summary>Catches the conflict, reads anew, and writes.</summary>
    Task<string> WriteOrReread(int number);

    Task ClearBehindItsBack();

    /// <summary>Which activation this is.</summary>
    Task<Guid> Activation();

    Task Leave();
}
