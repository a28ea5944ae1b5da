namespace Actors.Tests.Chaos;

/// <summary>A way to break a part, and to make it whole again.</summary>
internal abstract class Fault(string name)
{
    public static readonly IReadOnlyList<Fault> All = [new KillFault(), new FreezeFault(), new TerminateFault(), new CutFault(), new FullDiskFault(), new WrongClockFault()];

    public string Name { get; } = name;

    /// <summary>Why it cannot be done to this part here, as a sentence; null when it can.</summary>
    public virtual string? Unable(Part part) => null;

    public abstract Task BeginAsync(Part part);

    /// <summary>Returns when the part is whole and answers.</summary>
    public abstract Task HealAsync(Part part);

    public override string ToString() => Name;
}

/// <summary>`kill -9`, and a start a while later.</summary>
internal sealed class KillFault() : Fault("kill -9")
{
    public override Task BeginAsync(Part part) => part.KillAsync();

    public override Task HealAsync(Part part) => part.StartAsync();
}

/// <summary>SIGSTOP, and SIGCONT a while later.</summary>
internal sealed class FreezeFault() : Fault("SIGSTOP")
{
    public override Task BeginAsync(Part part)
    {
        part.Freeze();
        return Task.CompletedTask;
    }

    public override Task HealAsync(Part part)
    {
        part.Thaw();
        return part.StartAsync();
    }
}

/// <summary>SIGTERM, and a start a while later; for a database, an operator's restart.</summary>
internal sealed class TerminateFault() : Fault("SIGTERM")
{
    public override Task BeginAsync(Part part) => part.TerminateAsync();

    public override Task HealAsync(Part part) => part.StartAsync();
}

/// <summary>The cable is pulled, and plugged in again.</summary>
internal sealed class CutFault() : Fault("a cut network")
{
    public override string? Unable(Part part) => part.Socket is null ? "It is in no network of its own." : null;

    public override Task BeginAsync(Part part)
    {
        part.Socket!.Cut();
        return Task.CompletedTask;
    }

    public override Task HealAsync(Part part)
    {
        part.Socket!.Mend();
        return part.StartAsync();
    }
}

/// <summary>No byte is left on the disk, and then there is room again.</summary>
internal sealed class FullDiskFault() : Fault("a full disk")
{
    public override string? Unable(Part part) => Machine.DiskMissing;

    public override Task BeginAsync(Part part)
    {
        part.Disk.Fill();
        return Task.CompletedTask;
    }

    public override Task HealAsync(Part part)
    {
        part.Disk.Free();
        return part.StartAsync();
    }
}

/// <summary>The program starts with a clock that is three minutes ahead, runs with it for a while, and starts again with the right one.</summary>
internal sealed class WrongClockFault() : Fault("a clock 3 minutes off")
{
    private static readonly TimeSpan Offset = TimeSpan.FromMinutes(3);

    public override string? Unable(Part part) =>
        part.Kind == PartKind.Database ? "The database's clock is the machine's."
        : Machine.FakeTime is null ? "Wrong clocks need libfaketime; Debian's package libfaketime brings it."
        : null;

    public override async Task BeginAsync(Part part)
    {
        await part.TerminateAsync();
        part.SetClock(Offset);
        await part.StartAsync();
    }

    public override async Task HealAsync(Part part)
    {
        await part.TerminateAsync();
        part.SetClock(TimeSpan.Zero);
        await part.StartAsync();
    }
}
