using Actors.Displays;
using Actors.Tests.Contents;

namespace Actors.Tests.Library;

/// <summary>The suite of every content store, and what only a folder can do to its store.</summary>
public sealed class FolderContentStoreTests : ContentStoreConformance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-library-").FullName;
    private readonly List<FolderContentStore> _stores = [];

    public void Dispose()
    {
        _stores.ForEach(static store => store.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_a_power_cut_left_half_is_deleted_at_the_next_start_and_never_listed()
    {
        var half = Path.Combine(_folder, "0123456789abcdef.part");
        await File.WriteAllTextAsync(half, "half");

        (await ListAsync(Open())).ShouldBeEmpty();

        File.Exists(half).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_being_read_can_be_deleted_and_is_read_to_its_end()
    {
        var store = Open();
        var bytes = Bytes(200_000, 20);
        var kept = await store.PutAsync(new MemoryStream(bytes), Limit, default);
        await using var stream = (await store.OpenAsync(kept.Sha256, default))!;

        (await store.DeleteAsync(kept.Sha256, Noon.AddDays(1), default)).ShouldBeTrue();

        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        read.ToArray().ShouldBe(bytes);
    }

    protected override IContentStore Open()
    {
        var store = new FolderContentStore(_folder, Limit, Clock);
        _stores.Add(store);
        return store;
    }
}
