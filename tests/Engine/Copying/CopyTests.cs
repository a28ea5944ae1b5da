using System.Collections.Immutable;
using Actors.Embedded;
using Actors.Tests.Calls;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace Actors.Tests.Copying;

public sealed class CopyTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    private IBoxGrain Box => field ??= _silo.Grain<IBoxGrain>("box");

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task A_parameter_marked_immutable_is_passed_as_it_is()
    {
        var parcel = new Parcel();
        (await Box.IsSame(parcel, parcel)).ShouldBeFalse();
        Copier.Copy(new Immutable<Parcel>(parcel)).Value.ShouldBeSameAs(parcel);
    }

    [Fact]
    public async Task A_type_that_must_not_cross_is_refused_by_name()
    {
        var refused = await Should.ThrowAsync<CodecNotFoundException>(async () => await Box.Echo(new Secret()));
        refused.Message.ShouldContain("Actors.Tests.Copying.Secret");
        refused.Message.ShouldContain("[GenerateSerializer]");
    }

    [Fact]
    public void A_member_without_an_id_keeps_its_initial_value_in_the_copy()
    {
        Copier.Copy(new Parcel { Scribble = "mine" }).Scribble.ShouldBe("as new");
    }

    [Fact]
    public void Collections_of_the_framework_are_copied_element_by_element()
    {
        int[] shared = [1];
        Copied(new[] { shared })[0].ShouldNotBeSameAs(shared);
        Copied(new List<int[]> { shared })[0].ShouldNotBeSameAs(shared);
        Copied(new Queue<int[]>([shared])).Peek().ShouldNotBeSameAs(shared);
        Copied(new Stack<int[]>([shared])).Peek().ShouldNotBeSameAs(shared);
        Copied(new Dictionary<string, int[]>(StringComparer.OrdinalIgnoreCase) { ["a"] = shared })["A"].ShouldNotBeSameAs(shared);
        Copied(new SortedDictionary<string, int[]> { ["a"] = shared })["a"].ShouldNotBeSameAs(shared);
        Copied<(int, int[])>((1, shared)).Item2.ShouldNotBeSameAs(shared);
        Copied(Tuple.Create(shared)).Item1.ShouldNotBeSameAs(shared);
        Copied(new KeyValuePair<int, int[]>(1, shared)).Value.ShouldNotBeSameAs(shared);
        Copied(ImmutableArray.Create<int[]>(shared))[0].ShouldNotBeSameAs(shared);
        Copied(ImmutableList.Create<int[]>(shared))[0].ShouldNotBeSameAs(shared);
        Copied(ImmutableDictionary<int, int[]>.Empty.Add(1, shared))[1].ShouldNotBeSameAs(shared);
        Copied(new HashSet<string> { "a" }).ShouldBe(["a"]);
        Copier.Copy<int?>(3).ShouldBe(3);
        Copied(new Stack<int>([1, 2, 3])).ToArray().ShouldBe([3, 2, 1]);

        static T Copied<T>(T value)
            where T : notnull
        {
            var copy = Copier.Copy(value);
            if (!typeof(T).IsValueType)
            {
                copy.ShouldNotBeSameAs(value);
            }

            return copy;
        }
    }
}
