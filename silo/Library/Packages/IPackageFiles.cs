namespace Actors.Library;

/// <summary>The files from which one page is made.</summary>
internal interface IPackageFiles
{
    /// <summary>The path of the page.</summary>
    string Root { get; }

    /// <summary>Whether there is such a file.</summary>
    bool Has(string path);

    /// <summary>A file's bytes; null when there is no such file.</summary>
    byte[]? Read(string path);
}
