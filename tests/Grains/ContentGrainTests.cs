using System.Security.Cryptography;
using Actors.Displays;

namespace Actors.Tests;

public class ContentGrainTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(128 << 10)]
    [InlineData((300 << 10) + 7)]
    public async Task A_file_is_read_whole_in_parts_of_at_most_128_KiB(int length)
    {
        await using var store = await TestStore.StartAsync();
        var bytes = RandomNumberGenerator.GetBytes(length);
        var content = Add(store, bytes);

        var read = new List<byte>();
        while (await content.ReadAsync(read.Count, default) is { Bytes.IsEmpty: false } chunk)
        {
            chunk.Length.ShouldBe(length);
            chunk.Bytes.Length.ShouldBeLessThanOrEqualTo(128 << 10);
            read.AddRange(chunk.Bytes);
        }

        read.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public async Task A_file_that_the_store_does_not_have_is_null_and_a_wrong_key_or_offset_a_sentence()
    {
        await using var store = await TestStore.StartAsync();
        (await store.Grains.GetGrain<IContentGrain>(new string('a', 64)).ReadAsync(0, default)).ShouldBeNull();
        (await Should.ThrowAsync<ArgumentException>(async () => await store.Grains.GetGrain<IContentGrain>("../../etc/passwd").ReadAsync(0, default)))
            .Message.ShouldBe("The content's key is \"../../etc/passwd\"; allowed are the 64 lower-case hex digits of a SHA-256.");
        var content = Add(store, [1, 2, 3]);
        foreach (var offset in (long[])[-1, 4])
        {
            (await Should.ThrowAsync<ArgumentException>(async () => await content.ReadAsync(offset, default)))
                .Message.ShouldStartWith($"Offset is {offset}; allowed are 0 to 3, the file's length in bytes.");
        }
    }

    private static IContentGrain Add(TestStore store, byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        store.Content[sha256] = bytes;
        return store.Grains.GetGrain<IContentGrain>(sha256);
    }
}
