using System.Security.Cryptography;

namespace Actors.Library;

/// <summary>Where uploads lie until they were looked at. What a program that ended left there is deleted when the next one starts.</summary>
internal sealed class UploadFolder
{
    private readonly string _folder;

    /// <param name="folder">The folder, made where it is missing.</param>
    public UploadFolder(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        foreach (var left in Directory.EnumerateFiles(folder))
        {
            File.Delete(left);
        }
    }

    /// <summary>A path for one upload; everything that begins with it goes when it is disposed.</summary>
    public UploadPlace Take() => new(Path.Combine(_folder, RandomNumberGenerator.GetHexString(16, lowercase: true)));
}
