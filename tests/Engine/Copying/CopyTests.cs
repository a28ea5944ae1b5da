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
    public async Task A_grain_shares_no_mutable_object_with_its_callers()
    {
        var parcel = new Parcel { Items = ["bread"], Weights = { ["bread"] = [500] }, Inner = new Crate(3) { Items = ["milk"] } };
        await Box.Keep(parcel);
        parcel.Items.Add("knife");
        parcel.Weights["bread"][0] = 1;

        var seen = await Box.Look();
        seen.Items.ShouldBe(["bread"]);
        seen.Weights["bread"].ShouldBe([500]);
        seen.Inner.ShouldBeOfType<Crate>().Size.ShouldBe(3);
        seen.Items.Clear();
        seen.Inner!.Items.Clear();

        var again = await Box.Look();
        again.Items.ShouldBe(["bread"]);
        again.Inner!.Items.ShouldBe(["milk"]);
    }

    [Fact]
    public async Task Immutable_messages_are_shared_not_copied()
    {
        var label = new Label("fragile");
        (await Box.Stick(label)).ShouldBeSameAs(label);
        (await Box.Echo(label)).ShouldBeSameAs(label);

        ImmutableArray<Label> labels = [label];
        (await Box.Labels(labels)).ShouldBe(labels);
        (await Box.Labels(default)).IsDefault.ShouldBeTrue();
    }

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
    public void Shared_and_circular_references_come_out_as_they_went_in()
    {
        var parcel = new Parcel();
        parcel.Inner = parcel;
        var copy = Copier.Copy(parcel);
        copy.ShouldNotBeSameAs(parcel);
        copy.Inner.ShouldBeSameAs(copy);

        var twice = Copier.Copy(new List<Parcel> { parcel, parcel });
        twice[0].ShouldBeSameAs(twice[1]);
        twice[0].ShouldNotBeSameAs(parcel);
    }

    [Fact]
    public void A_member_without_an_id_keeps_its_initial_value_in_the_copy()
    {
        Copier.Copy(new Parcel { Scribble = "mine" }).Scribble.ShouldBe("as new");
    }

    [Fact]
    public void A_records_primary_constructor_stands_for_ids()
    {
        var tag = new Tag("a", [1, 2]);
        var copy = Copier.Copy(tag);
        copy.Name.ShouldBe("a");
        copy.Numbers.ShouldBe([1, 2]);
        copy.Numbers.ShouldNotBeSameAs(tag.Numbers);
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

    [Fact]
    public async Task References_are_passed_as_references()
    {
        var counter = _silo.Grain<ICounterGrain>("passed");
        var echoed = (ICounterGrain)await Box.Echo(counter);
        await echoed.Add(2);
        (await counter.Get()).ShouldBe(2);
        echoed.ShouldBe(counter);
    }
}
