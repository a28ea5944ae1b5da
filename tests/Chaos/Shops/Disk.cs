using System.Globalization;

namespace Actors.Tests.Chaos;

/// <summary>A folder on a small disk of its own, which can be filled; an ordinary folder where the machine cannot make one.</summary>
internal sealed class Disk
{
    private string Ballast => Path.Combine(Folder, "ballast");

    public Disk(Aftermath aftermath, int megabytes)
    {
        Folder = Directory.CreateTempSubdirectory("actors-chaos-").FullName;
        aftermath.Undo($"rm -rf {Folder}");
        if (Machine.DiskMissing is null)
        {
            aftermath.Undo($"umount -l {Folder}");
            Machine.Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=0755"), "tmpfs", Folder);
        }
    }

    public string Folder { get; }

    /// <summary>Takes every byte that is left.</summary>
    public void Fill()
    {
        var block = new byte[64 * 1024];
        for (var size = block.Length; size > 0; size /= 4)
        {
            try
            {
                using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
                while (true)
                {
                    file.Write(block.AsSpan(0, size));
                }
            }
            catch (IOException)
            {
                // Full for blocks of this size.
            }
        }
    }

    public void Free() => File.Delete(Ballast);
}
