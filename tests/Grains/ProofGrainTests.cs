using Actors.Displays;
using Actors.Facts;
using Actors.Stores;
using Actors.TestKit;

namespace Actors.Tests;

public class ProofGrainTests
{
    private static readonly StoreSettings Settings =
        new("s1", "Market", "Europe/Berlin", "Market", "privacy@market.example", [Some.Lane(Some.Content("welcome", isDefault: true))]);

    [Fact]
    public async Task A_proof_is_a_fact_with_the_stores_zone()
    {
        await using var store = await StartAsync();
        var proof = Proof(store);

        (await Proofs(store).RecordAsync([proof], default)).ShouldBe(1);

        var fact = store.Facts.All.ShouldHaveSingleItem();
        fact.ShouldBe(new Fact("play", proof.ProofId.ToString(), Some.DisplayId, proof.StartedAt,
            $$"""{"zone":"Europe/Berlin","playId":"{{proof.PlayId}}","contentId":"bread","sha256":"{{proof.Sha256}}","durationMs":10012.5,"complete":true}"""));
        PlayFact.From(fact).ShouldBe(new PlayFact(proof, "Europe/Berlin"));
    }

    [Fact]
    public async Task Proofs_that_are_sent_again_count_once_whatever_they_come_with()
    {
        await using var store = await StartAsync();
        var proofs = Enumerable.Range(0, 10).Select(_ => Proof(store)).ToArray();
        (await Proofs(store).RecordAsync([.. proofs[..6]], default)).ShouldBe(6);

        (await Proofs(store).RecordAsync([.. proofs[4..], proofs[4]], default)).ShouldBe(4);

        store.Facts.All.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Proofs_whose_append_failed_are_sent_again_and_count_once(bool taken)
    {
        await using var store = await StartAsync();
        var proof = Proof(store);
        store.Facts.FailNext = taken;
        await Should.ThrowAsync<FactLogException>(() => Proofs(store).RecordAsync([proof], default));

        await Proofs(store).RecordAsync([proof], default);

        store.Facts.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_wrong_with_a_proof_is_said_and_none_of_its_batch_is_recorded()
    {
        await using var store = await StartAsync();
        var proof = Proof(store);
        (PlayProof Wrong, string Says)[] wrongs =
        [
            (proof with { ProofId = Guid.Empty }, "ProofId is missing"),
            (proof with { DisplayId = "s1/checkout-1/screen-2" }, "DisplayId is \"s1/checkout-1/screen-2\"; allowed is \"s1/checkout-1/screen-1\""),
            (proof with { ContentId = "" }, "ContentId is \"\"; allowed are 1 to 200 characters."),
            (proof with { Sha256 = "ABC" }, "Sha256 is \"ABC\"; allowed are 64 lower-case hex digits."),
            (proof with { StartedAt = DateTimeOffset.UnixEpoch }, "StartedAt is 1970-01-01"),
            (proof with { StartedAt = store.Clock.GetUtcNow().AddDays(2) }, "to one day from now"),
            (proof with { Duration = TimeSpan.FromSeconds(-1) }, "Duration is -1 s; allowed are 0 to 3600 s."),
            (proof with { Duration = TimeSpan.FromSeconds(3601) }, "Duration is 3601 s; allowed are 0 to 3600 s."),
        ];

        foreach (var (wrong, says) in wrongs)
        {
            (await Should.ThrowAsync<ArgumentException>(() => Proofs(store).RecordAsync([Proof(store), wrong], default))).Message.ShouldContain(says);
        }

        (await Should.ThrowAsync<ArgumentException>(() => Proofs(store).RecordAsync([], default))).Message.ShouldContain("Proofs has 0 proofs; allowed are 1 to 500.");
        (await Should.ThrowAsync<ArgumentException>(() => Proofs(store).RecordAsync([.. Enumerable.Repeat(proof, 501)], default))).Message.ShouldContain("501 proofs");
        store.Facts.All.ShouldBeEmpty();
    }

    private static async Task<TestStore> StartAsync()
    {
        var store = await TestStore.StartAsync();
        await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(Settings, default);
        return store;
    }

    private static IProofGrain Proofs(TestStore store) => store.Grains.GetGrain<IProofGrain>(Some.DisplayId);

    private static PlayProof Proof(TestStore store) => new(
        Guid.NewGuid(), Some.DisplayId, Guid.NewGuid(), "bread", new string('a', 64), store.Clock.GetUtcNow(), TimeSpan.FromMilliseconds(10012.5), true);
}
