namespace Actors.Running;

/// <summary>The folder that holds what a store must not lose: state, keys, caches. One process at a time has it.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly FileStream _lock;

    private StateFolder(string folder, FileStream @lock)
    {
        Path = folder;
        _lock = @lock;
    }

    public string Path { get; }

    /// <summary>Makes the folder where it is missing and takes it.</summary>
    /// <exception cref="StartRefusedException">It cannot be written, or another process has it.</exception>
    public static StateFolder Take(string home)
    {
        var folder = System.IO.Path.Combine(System.IO.Path.GetFullPath(home), "state");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The home '{home}' cannot be used, its folder 'state' cannot be made: {fault.Message} Choose another with --home FOLDER or ACTORS_HOME.", fault);
        }

        try
        {
            return new StateFolder(folder, new FileStream(System.IO.Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new StartRefusedException($"The home '{home}' cannot be written: {fault.Message} Choose another with --home FOLDER or ACTORS_HOME.", fault);
        }
        catch (IOException fault)
        {
            throw new StartRefusedException($"The home '{home}' is in use by another run of this program; stop it, or choose another home with --home FOLDER or ACTORS_HOME.", fault);
        }
    }

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _lock.Dispose();
}
