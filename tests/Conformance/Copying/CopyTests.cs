using System.Collections.Immutable;
using Orleans.Serialization;

namespace Actors.Tests.Copying;

[Collection(EnginesCollection.Name)]
public sealed class CopyTests(Engines engines)
{
    [Theory, FromAnywhere]
    public async Task A_grain_shares_no_mutable_object_with_its_callers(Shape from)
    {
        var box = await engines.NewAsync<IBoxGrain>(from);
        var parcel = new Parcel { Items = ["bread"], Weights = { ["bread"] = [500] }, Inner = new Crate(3) { Items = ["milk"] } };
        var keeping = box.Keep(parcel);
        parcel.Items.Add("knife");
        parcel.Weights["bread"][0] = 1;
        await keeping;

        var seen = await box.Look();
        seen.Items.ShouldBe(["bread"]);
        seen.Weights["bread"].ShouldBe([500]);
        seen.Inner.ShouldBeOfType<Crate>().Size.ShouldBe(3);
        seen.Items.Clear();
        seen.Inner!.Items.Clear();
        var later = await box.LookLater();
        later.Inner!.Items.ShouldBe(["milk"]);
        await box.Add("rolls");
        later.Items.ShouldBe(["bread"]);
        (await box.Look()).Items.ShouldBe(["bread", "rolls"]);
    }

    [Fact]
    public async Task What_is_immutable_is_shared_within_a_process_and_not_copied()
    {
        var box = await engines.NewAsync<IBoxGrain>();
        var label = new Label("fragile");
        (await box.Stick(label)).ShouldBeSameAs(label);
        (await box.Echo(label)).ShouldBeSameAs(label);
        var parcel = new Parcel();
        (await box.IsSame(parcel, parcel)).ShouldBeFalse();
    }

    [Theory, FromAnywhere]
    public async Task Values_of_every_kind_arrive_as_they_left(Shape from)
    {
        var box = await engines.NewAsync<IBoxGrain>(from);
        (await box.Stick(new Label("fragile"))).ShouldBe(new Label("fragile"));
        (await box.Labels([new Label("a"), new Label("b")])).ShouldBe([new Label("a"), new Label("b")]);
        (await box.Labels([])).IsEmpty.ShouldBeTrue();
        (await box.Labels(default)).IsDefault.ShouldBeTrue();
        object[] values =
        [
            1, 2L, 3.5, 4.5m, "text", 'c', true, Guid.NewGuid(), new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(1)),
            TimeSpan.FromSeconds(3), new DateOnly(2026, 3, 2), new TimeOnly(9, 30), DayOfWeek.Friday, new Uri("https://example.org/a"),
            new Label("fragile"), (1, "two"), new KeyValuePair<string, int>("a", 1),
        ];
        foreach (var value in values)
        {
            (await box.Echo(value)).ShouldBe(value);
        }

        ((IEnumerable<int>)await box.Echo(new List<int> { 1, 2 })).ShouldBe([1, 2]);
        ((IEnumerable<int>)await box.Echo(new[] { 1, 2 })).ShouldBe([1, 2]);
        ((HashSet<string>)await box.Echo(new HashSet<string> { "a" })).ShouldBe(["a"]);
        ((Queue<int>)await box.Echo(new Queue<int>([1, 2]))).ShouldBe([1, 2]);
        ((Stack<int>)await box.Echo(new Stack<int>([1, 2]))).ShouldBe([2, 1]);
        ((SortedDictionary<string, int>)await box.Echo(new SortedDictionary<string, int> { ["b"] = 2, ["a"] = 1 })).Keys.ShouldBe(["a", "b"]);
        ((ImmutableDictionary<string, TimeSpan>)await box.Echo(ImmutableDictionary<string, TimeSpan>.Empty.Add("a", TimeSpan.Zero)))["a"].ShouldBe(TimeSpan.Zero);
        ((Dictionary<string, int>)await box.Echo(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 1 }))["A"].ShouldBe(1);
    }

    [Theory, FromAnywhere]
    public async Task Shared_and_circular_references_come_out_as_they_went_in(Shape from)
    {
        var box = await engines.NewAsync<IBoxGrain>(from);
        var circle = new Parcel();
        circle.Inner = circle;
        var copy = (Parcel)await box.Echo(circle);
        copy.ShouldNotBeSameAs(circle);
        copy.Inner.ShouldBeSameAs(copy);
        (await box.IsShared([circle, circle])).ShouldBeTrue();
        (await box.IsShared([new Parcel(), new Parcel()])).ShouldBeFalse();
    }

    [Theory, FromAnywhere]
    public async Task A_member_that_does_not_travel_keeps_its_initial_value_in_the_copy(Shape from)
    {
        var box = await engines.NewAsync<IBoxGrain>(from);
        await box.Keep(new Parcel { Scribble = "mine" });
        (await box.Look()).Scribble.ShouldBe("as new");
    }

    [Theory, FromAnywhere]
    public async Task A_records_primary_constructor_stands_for_ids(Shape from)
    {
        var box = await engines.NewAsync<IBoxGrain>(from);
        var tag = new Tag("a", [1, 2]);
        var copy = await box.Mark(tag);
        copy.Name.ShouldBe("a");
        copy.Numbers.ShouldBe([1, 2]);
        copy.Numbers.ShouldNotBeSameAs(tag.Numbers);
    }

    [Theory, FromAnywhere]
    public async Task A_type_that_must_not_cross_is_refused_by_name(Shape from)
    {
        var box = await engines.NewAsync<IBoxGrain>(from);
        (await Should.ThrowAsync<CodecNotFoundException>(async () => await (await engines.NewAsync<IVaultGrain>(from)).Open(new Secret()))).Message.ShouldContain(typeof(Secret).FullName!);
        (await Should.ThrowAsync<CodecNotFoundException>(async () => await box.Echo(new Secret()))).Message.ShouldContain(typeof(Secret).FullName!);
        (await Should.ThrowAsync<CodecNotFoundException>(async () => await box.Hide())).Message.ShouldContain(typeof(Secret).FullName!);
        (await box.Stick(new Label("after"))).Text.ShouldBe("after");
    }
}
