namespace Actors.Library;

/// <summary>A place on the disk for one upload and what is made of it.</summary>
/// <param name="Path">The upload's path.</param>
internal sealed record UploadPlace(string Path) : IDisposable
{
    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(Path)!, System.IO.Path.GetFileName(Path) + "*"))
        {
            File.Delete(file);
        }
    }
}
