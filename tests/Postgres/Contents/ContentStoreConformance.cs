using System.Security.Cryptography;
using Actors.Displays;
using Actors.TestKit;
using Actors.Tests.Facts;

namespace Actors.Tests.Contents;

/// <summary>What every content store does, wherever it keeps files. A child says how one is opened; opened again, it is the same store.</summary>
public abstract class ContentStoreConformance
{
    private protected const long Limit = 4 << 20;

    private protected static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private protected ManualClock Clock { get; } = new(Noon);

    /// <summary>The store as another process sees it, with room for <see cref="Limit"/> bytes.</summary>
    protected abstract IContentStore Open();

    [LogFact]
    public async Task A_file_is_kept_under_its_hash_once_and_is_read_as_it_was_put()
    {
        var store = Open();
        var bytes = Bytes(3 << 20, 1);

        var first = await store.PutAsync(new MemoryStream(bytes), Limit, default);
        var second = await Open().PutAsync(new MemoryStream(bytes), Limit, default);

        first.ShouldBe(new StoredContent(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, Noon));
        second.ShouldBe(first);
        (await ListAsync(Open())).ShouldBe([first]);
        (await ReadAllAsync(Open(), first.Sha256)).ShouldBe(bytes);
    }

    [LogFact]
    public async Task A_file_is_read_from_any_place_without_what_is_before_it()
    {
        var bytes = Bytes((1 << 20) + 100_000, 2);
        var kept = await Open().PutAsync(new MemoryStream(bytes), Limit, default);
        await using var stream = (await Open().OpenAsync(kept.Sha256, default))!;

        foreach (var (at, count) in new[] { (0, 10), ((1 << 20) - 5, 10), (1 << 20, 1), (bytes.Length - 7, 100), (500_000, 200_000), (3, 128 << 10), (bytes.Length, 5) })
        {
            stream.Position = at;
            var read = new byte[count];
            var length = await stream.ReadAtLeastAsync(read, count, throwOnEndOfStream: false);
            read[..length].ShouldBe(bytes[at..Math.Min(bytes.Length, at + count)], $"{count} bytes at {at}");
        }

        stream.Length.ShouldBe(bytes.Length);
    }

    [LogFact]
    public async Task An_empty_file_is_a_file()
    {
        var kept = await Open().PutAsync(Stream.Null, Limit, default);

        kept.Bytes.ShouldBe(0);
        (await ReadAllAsync(Open(), kept.Sha256)).ShouldBeEmpty();
    }

    [LogFact]
    public async Task A_hash_that_is_not_there_and_a_name_that_is_no_hash_open_nothing()
    {
        var store = Open();

        (await store.OpenAsync(new string('a', 64), default)).ShouldBeNull();
        (await store.OpenAsync("../../etc/passwd", default)).ShouldBeNull();
    }

    [LogFact]
    public async Task A_file_above_its_own_limit_is_refused_and_leaves_nothing()
    {
        var store = Open();

        var refusal = await Should.ThrowAsync<ContentStoreException>(() => store.PutAsync(new MemoryStream(Bytes(1_001, 3)), 1_000, default));

        refusal.IsFull.ShouldBeFalse();
        refusal.Message.ShouldBe("The file has more than 1000 bytes, which is all that is allowed here.");
        (await ListAsync(store)).ShouldBeEmpty();
    }

    [LogFact]
    public async Task A_full_store_refuses_the_next_file_in_a_sentence_keeps_the_others_and_has_room_again_after_a_deletion()
    {
        var store = Open();
        var first = await store.PutAsync(new MemoryStream(Bytes(3 << 20, 4)), Limit, default);
        var next = Bytes(2 << 20, 5);

        var refusal = await Should.ThrowAsync<ContentStoreException>(() => store.PutAsync(new MemoryStream(next), Limit, default));

        refusal.IsFull.ShouldBeTrue();
        refusal.Message.ShouldStartWith("The library has no room for 2 MiB: 3 of 4 MiB are taken; delete content");
        (await ListAsync(store)).ShouldBe([first]);
        (await store.PutAsync(new MemoryStream(Bytes(3 << 20, 4)), Limit, default)).Sha256.ShouldBe(first.Sha256, "what is there already needs no room");
        var alert = await store.PutAsync(new MemoryStream(Bytes(5_000, 7)), Limit, default);
        alert.Bytes.ShouldBe(5_000, "the page of an emergency always has room");
        (await store.DeleteAsync(first.Sha256, Noon.AddHours(1), default)).ShouldBeTrue();
        (await store.PutAsync(new MemoryStream(next), Limit, default)).Bytes.ShouldBe(next.Length);
    }

    [LogFact]
    public async Task A_file_that_breaks_off_leaves_nothing()
    {
        var store = Open();

        await Should.ThrowAsync<InvalidDataException>(() => store.PutAsync(new BrokenStream(Bytes(100_000, 6)), Limit, default));

        (await ListAsync(Open())).ShouldBeEmpty();
    }

    [LogFact]
    public async Task A_file_is_deleted_only_when_it_was_put_before_the_given_time_and_putting_it_again_makes_it_young()
    {
        var store = Open();
        var bytes = Bytes(10, 7);
        var kept = await store.PutAsync(new MemoryStream(bytes), Limit, default);

        (await store.DeleteAsync(kept.Sha256, Noon, default)).ShouldBeFalse("it was put at that very time");
        Clock.Advance(TimeSpan.FromHours(2));
        (await store.PutAsync(new MemoryStream(bytes), Limit, default)).PutAt.ShouldBe(Noon.AddHours(2));
        (await store.DeleteAsync(kept.Sha256, Noon.AddHours(1), default)).ShouldBeFalse("it was put again since");
        (await store.DeleteAsync(kept.Sha256, Noon.AddHours(3), default)).ShouldBeTrue();
        (await store.DeleteAsync(kept.Sha256, Noon.AddHours(3), default)).ShouldBeFalse("it is gone");
        (await Open().OpenAsync(kept.Sha256, default)).ShouldBeNull();
    }

    [LogFact]
    public async Task Many_who_put_the_same_file_at_once_all_succeed_and_it_is_kept_once()
    {
        var bytes = Bytes(1_500_000, 8);
        var store = Open();

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.PutAsync(new MemoryStream(bytes), Limit, default))));

        kept.Distinct().Count().ShouldBe(1);
        (await ListAsync(store)).Count.ShouldBe(1);
        (await ReadAllAsync(store, kept[0].Sha256)).ShouldBe(bytes);
    }

    private protected static byte[] Bytes(int count, int seed)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private protected static async Task<List<StoredContent>> ListAsync(IContentStore store)
    {
        var all = new List<StoredContent>();
        await foreach (var stored in store.ListAsync(default))
        {
            all.Add(stored);
        }

        return all;
    }

    private protected static async Task<byte[]> ReadAllAsync(IContentStore store, string sha256)
    {
        await using var stream = (await store.OpenAsync(sha256, default))!;
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    /// <summary>An upload whose sender goes away in the middle.</summary>
    private sealed class BrokenStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < 60_000 ? base.ReadAsync(buffer[..Math.Min(buffer.Length, 20_000)], cancellationToken) : throw new InvalidDataException("The sender has gone.");
    }
}
