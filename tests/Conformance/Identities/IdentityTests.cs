namespace Actors.Tests.Identities;

[Collection(EnginesCollection.Name)]
public sealed class IdentityTests(Engines engines)
{
    [Theory, FromAnywhere]
    public async Task Every_kind_of_key_arrives_at_its_grain(Shape from)
    {
        var grains = (await engines.OfAsync(from)).Grains;
        var guid = Guid.NewGuid();
        (await grains.GetGrain<IByGuidGrain>(guid).Key()).ShouldBe(guid);
        foreach (var number in (long[])[0, 7, -1, long.MinValue, long.MaxValue])
        {
            (await grains.GetGrain<IByNumberGrain>(number).Key()).ShouldBe(number);
        }

        (await grains.GetGrain<IByGuidAndNameGrain>(guid, "name").Key()).ShouldBe($"{guid:D} name");
        (await grains.GetGrain<IByNumberAndNameGrain>(-3, "na+me/x").Key()).ShouldBe("-3 na+me/x");
        (await grains.GetGrain<INamedGrain>("s1/checkout-3").Key()).ShouldBe("s1/checkout-3");
        (await grains.GetGrain<INamedGrain>("Kasse 3 süß").Key()).ShouldBe("Kasse 3 süß");
    }

    [Theory, FromAnywhere]
    public async Task References_know_their_keys(Shape from)
    {
        var grains = (await engines.OfAsync(from)).Grains;
        var guid = Guid.NewGuid();
        grains.GetGrain<IByGuidGrain>(guid).GetPrimaryKey().ShouldBe(guid);
        grains.GetGrain<IByNumberGrain>(-3).GetPrimaryKeyLong().ShouldBe(-3);
        grains.GetGrain<IByNumberAndNameGrain>(4, "name").GetPrimaryKeyLong(out var name).ShouldBe(4);
        name.ShouldBe("name");
        grains.GetGrain<INamedGrain>("n").GetPrimaryKeyString().ShouldBe("n");
    }

    [Theory, FromAnywhere]
    public async Task A_grains_id_is_its_type_and_key_and_finds_it_again(Shape from)
    {
        var grains = (await engines.OfAsync(from)).Grains;
        var named = grains.GetGrain<INamedGrain>("s1/checkout-3");
        (await named.Id()).ShouldBe("called/s1/checkout-3");
        (await named.Reference()).ShouldBe("called/s1/checkout-3");
        named.GetGrainId().ToString().ShouldBe("called/s1/checkout-3");
        named.GetGrainId().ShouldBe(GrainId.Parse("called/s1/checkout-3"));
        named.GetGrainId().ShouldBe(GrainId.Create("called", "s1/checkout-3"));
        (await grains.GetGrain<INamedGrain>(named.GetGrainId()).Key()).ShouldBe("s1/checkout-3");
        grains.GetGrain<IByNumberGrain>(-3).GetGrainId().ToString().ShouldBe("bynumber/FFFFFFFFFFFFFFFD");
        var guid = Guid.NewGuid();
        grains.GetGrain<IByGuidAndNameGrain>(guid, "x").GetGrainId().ToString().ShouldBe($"byguidandname/{guid:N}+x");
    }

    [Theory, FromAnywhere]
    public async Task References_to_one_grain_are_equal_and_lead_to_its_other_faces(Shape from)
    {
        var grains = (await engines.OfAsync(from)).Grains;
        var named = grains.GetGrain<INamedGrain>("a");
        named.ShouldBe(grains.GetGrain<INamedGrain>("a"));
        named.GetHashCode().ShouldBe(grains.GetGrain<INamedGrain>("a").GetHashCode());
        named.ShouldNotBe(grains.GetGrain<INamedGrain>("b"));
        (await named.AsReference<INicknamedGrain>().Nickname()).ShouldBe("little a");
        (await named.Cast<INicknamedGrain>().Nickname()).ShouldBe("little a");
        (await grains.GetGrain<INicknamedGrain>("a").Nickname()).ShouldBe("little a");
        grains.GetGrain<INicknamedGrain>("a").GetGrainId().ShouldBe(named.GetGrainId());
        (await ((INamedGrain)grains.GetGrain(typeof(INamedGrain), "a")).Key()).ShouldBe("a");
    }

    [Theory, FromAnywhere]
    public async Task Of_several_classes_behind_an_interface_the_callers_prefix_chooses_one(Shape from)
    {
        var grains = (await engines.OfAsync(from)).Grains;
        (await grains.GetGrain<IShapeGrain>("a", typeof(RoundGrain).FullName).Name()).ShouldBe("round");
        (await grains.GetGrain<IShapeGrain>("a", typeof(SquareGrain).FullName).Name()).ShouldBe("square");
        Should.Throw<ArgumentException>(() => grains.GetGrain<IShapeGrain>("a"));
        Should.Throw<ArgumentException>(() => grains.GetGrain<IShapeGrain>("a", "Actors.Nothing"));
    }

    [Theory, FromAnywhere]
    public async Task A_grain_without_a_key_is_refused(Shape from)
    {
        var grains = (await engines.OfAsync(from)).Grains;
        Should.Throw<ArgumentException>(() => grains.GetGrain<INamedGrain>(null!));
        Should.Throw<ArgumentException>(() => grains.GetGrain<INamedGrain>(""));
        Should.Throw<ArgumentException>(() => grains.GetGrain<INamedGrain>(" "));
        Should.Throw<ArgumentException>(() => grains.GetGrain<IByNumberAndNameGrain>(1, ""));
    }
}
