namespace Actors.Library;

/// <summary>A page that was uploaded by itself.</summary>
internal sealed class SinglePage(byte[] html) : IPackageFiles
{
    public string Root => "index.html";

    public bool Has(string path) => path == Root;

    public byte[]? Read(string path) => Has(path) ? html : null;
}
