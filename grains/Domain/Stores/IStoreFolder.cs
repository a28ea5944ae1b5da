namespace Actors.Stores;

/// <summary>What lies around a store file. The store file's own rules touch no disk and know no camera; whoever reads the file supplies this.</summary>
public interface IStoreFolder
{
    /// <summary>What is wrong with a camera's source: one sentence without credentials that says what is allowed; null when nothing is.</summary>
    /// <param name="source">The source as written.</param>
    string? ComplaintAbout(string source);

    /// <summary>The file's hash, or what is wrong with it.</summary>
    ContentFinding Find(ContentFile file);
}
