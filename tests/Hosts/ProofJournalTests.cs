using Actors.Displays;
using Actors.TestKit;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Actors.Tests;

public sealed class ProofJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-journal-").FullName;

    private string JournalFile => Path.Combine(_folder, "proofs", "journal");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_kill_at_any_byte_of_the_journal_loses_no_proof_that_was_written_whole_and_leaves_no_half_one()
    {
        var proofs = Enumerable.Range(0, 5).Select(Proof).ToArray();
        var ends = new List<long>();
        using (var journal = Open())
        {
            foreach (var proof in proofs)
            {
                await journal.AppendAsync([proof], default);
                ends.Add(new FileInfo(JournalFile).Length);
            }
        }

        var bytes = await File.ReadAllBytesAsync(JournalFile);
        bytes.Length.ShouldBe((int)ends[^1]);
        for (var length = 0; length <= bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(JournalFile, bytes[..length]);
            using (var journal = Open())
            {
                var whole = ends.Count(end => end <= length);
                journal.Waiting.ShouldBe(whole, $"after {length} bytes");
                new FileInfo(JournalFile).Length.ShouldBe(whole == 0 ? 0 : ends[whole - 1], "what is torn is cut off");
                journal.Read(100).Proofs.ShouldBe(proofs[..whole], $"after {length} bytes");
                await journal.AppendAsync([proofs[4]], default);
            }

            using (var again = Open())
            {
                again.Read(100).Proofs[^1].ShouldBe(proofs[4], $"what is written after a kill at byte {length} is found");
                again.Waiting.ShouldBe(ends.Count(end => end <= length) + 1);
            }
        }
    }

    [Fact]
    public void Whatever_is_written_delivered_and_killed_in_between_every_proof_is_read_until_it_is_delivered()
    {
        var steps = Gen.Choose(0, 9).ListOf(40);
        Prop.ForAll(Arb.From(steps), list => Run([.. list]).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Fact]
    public async Task A_flipped_bit_costs_its_own_line_only()
    {
        var proofs = Enumerable.Range(0, 3).Select(Proof).ToArray();
        using (var journal = Open())
        {
            await journal.AppendAsync(proofs, default);
        }

        var bytes = await File.ReadAllBytesAsync(JournalFile);
        bytes[(bytes.Length / 3) + 40] ^= 1;
        await File.WriteAllBytesAsync(JournalFile, bytes);

        using var again = Open();
        var (read, end) = again.Read(100);
        read.ShouldBe([proofs[0], proofs[2]]);
        await again.DeliveredAsync(end, default);
        again.Waiting.ShouldBe(0);
        new FileInfo(JournalFile).Length.ShouldBe(0);
    }

    [Fact]
    public async Task Many_callers_share_the_disks_next_write_and_all_are_written()
    {
        using var journal = Open();
        var proofs = Enumerable.Range(0, 200).Select(Proof).ToArray();

        await Task.WhenAll(proofs.Select(proof => journal.AppendAsync([proof], default)));

        journal.Read(1000).Proofs.OrderBy(proof => proof.StartedAt).ShouldBe(proofs);
    }

    [Fact]
    public async Task A_journal_that_never_runs_empty_is_cut_all_the_same()
    {
        using var journal = Open();
        var next = 0;
        var delivered = new List<PlayProof>();
        long largest = 0;
        await journal.AppendAsync([Proof(next++)], default);
        while (next < 40_000)
        {
            await journal.AppendAsync([.. Enumerable.Range(next, 1000).Select(Proof)], default);
            next += 1000;
            var (proofs, end) = journal.Read(1000);
            await journal.DeliveredAsync(end, default);
            delivered.AddRange(proofs);
            largest = Math.Max(largest, new FileInfo(JournalFile).Length);
        }

        journal.Waiting.ShouldBe(1);
        delivered.Append(journal.Read(10).Proofs.ShouldHaveSingleItem()).ShouldBe(Enumerable.Range(0, next).Select(Proof));
        largest.ShouldBeLessThan(6 << 20);
    }

    [Fact]
    public void Two_hosts_never_share_a_journal()
    {
        using var first = Open();
        Should.Throw<JournalException>(Open).Message.ShouldContain("another display host has it");
    }

    [Fact]
    public async Task A_full_disk_is_told_to_whoever_wanted_to_write()
    {
        // A device that takes nothing, as Linux has it.
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(_folder, "proofs"));
        File.CreateSymbolicLink(JournalFile, "/dev/full");
        using var journal = Open();

        (await Should.ThrowAsync<JournalException>(() => journal.AppendAsync([Proof(1)], default))).Message.ShouldContain("cannot be written");

        journal.Waiting.ShouldBe(0);
    }

    private static PlayProof Proof(int number) => new(
        new Guid(number, 0, 0, new byte[8]), Some.DisplayId, Guid.Empty, "bread", new string('a', 64),
        new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddSeconds(number), TimeSpan.FromSeconds(10), true);

    private async Task<bool> Run(int[] steps)
    {
        if (Path.Exists(JournalFile))
        {
            File.Delete(JournalFile);
        }

        var journal = Open();
        var expected = new Queue<PlayProof>();
        var number = 0;
        foreach (var step in steps)
        {
            switch (step)
            {
                case < 5:
                    var batch = Enumerable.Range(0, step + 1).Select(_ => Proof(number++)).ToArray();
                    await journal.AppendAsync(batch, default);
                    Array.ForEach(batch, expected.Enqueue);
                    break;
                case < 8:
                    var (read, end) = journal.Read(step);
                    read.ShouldBe(expected.Take(step));
                    await journal.DeliveredAsync(end, default);
                    for (var i = 0; i < read.Count; i++)
                    {
                        expected.Dequeue();
                    }

                    break;
                default:
                    journal.Dispose();
                    if (step == 9)
                    {
                        await File.AppendAllTextAsync(JournalFile, "0123456789abcdef {\"torn\":");
                    }

                    journal = Open();

                    // What was delivered may come once more after a kill, before what was not, and never out of order.
                    var all = journal.Read(int.MaxValue).Proofs;
                    all.TakeLast(expected.Count).ShouldBe(expected);
                    expected = new Queue<PlayProof>(all);
                    break;
            }

            journal.Waiting.ShouldBe(expected.Count);
        }

        journal.Read(int.MaxValue).Proofs.ShouldBe(expected);
        journal.Dispose();
        return true;
    }

    private ProofJournal Open() => new(Options.Create(new DisplayHostOptions { CacheFolder = _folder }), NullLogger<ProofJournal>.Instance);
}
