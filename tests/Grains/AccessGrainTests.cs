using Actors.Access;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class AccessGrainTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-access-").FullName;

    private string State => Path.Combine(_folder, "state.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Accounts_survive_a_restart_in_order_and_a_revoked_one_stays_revoked()
    {
        var clock = new ManualClock();
        await using (var store = await TestStore.StartAsync(State, clock))
        {
            (await Access(store).AddAsync(Account(clock, "zoe", 'a'), default)).ShouldBeTrue();
            (await Access(store).AddAsync(Account(clock, "anna", 'b', AccountRole.Viewer), default)).ShouldBeTrue();
            (await Access(store).AddAsync(Account(clock, "anna", 'c'), default)).ShouldBeFalse();
            (await Access(store).RevokeAsync("anna", default)).ShouldNotBeNull().RevokedAt.ShouldBe(clock.GetUtcNow());
            (await Access(store).RevokeAsync("nobody", default)).ShouldBeNull();
        }

        var before = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromDays(1));
        await using var again = await TestStore.StartAsync(State, clock);
        (await Access(again).RevokeAsync("anna", default)).ShouldNotBeNull().RevokedAt.ShouldBe(before, "revoking it again changes nothing");
        var accounts = await Access(again).GetAccountsAsync(default);
        accounts.Select(account => (account.AccountId, account.Role, account.RevokedAt)).ShouldBe(
            [("anna", AccountRole.Viewer, before), ("zoe", AccountRole.Operator, (DateTimeOffset?)null)]);
        (await Access(again).AddAsync(Account(clock, "anna", 'd'), default)).ShouldBeFalse("a revoked account keeps its id");
    }

    [Fact]
    public async Task An_account_that_cannot_be_kept_is_refused_with_a_sentence()
    {
        await using var store = await TestStore.StartAsync();
        var good = Account(store.Clock, "anna", 'a');
        (Account Account, string Sentence)[] bad =
        [
            (good with { AccountId = "" }, "AccountId is \"\""),
            (good with { AccountId = "Anna" }, "AccountId is \"Anna\""),
            (good with { AccountId = "-anna" }, "AccountId is \"-anna\""),
            (good with { AccountId = new string('a', 41) }, "1 to 40"),
            (good with { AccountId = "owner" }, "the store's own key"),
            (good with { Name = "" }, "Name is \"\""),
            (good with { Name = new string('n', 201) }, "1 to 200"),
            (good with { Role = (AccountRole)4 }, "viewer, operator and admin"),
            (good with { KeyHash = "the key itself" }, "64 lower-case hex digits"),
            (good with { RevokedAt = store.Clock.GetUtcNow() }, "RevokedAt"),
        ];
        foreach (var (account, sentence) in bad)
        {
            (await Should.ThrowAsync<ArgumentException>(() => Access(store).AddAsync(account, default))).Message.ShouldContain(sentence);
        }

        await Access(store).AddAsync(good, default);
        var twin = await Should.ThrowAsync<ArgumentException>(() => Access(store).AddAsync(good with { AccountId = "ben" }, default));
        twin.Message.ShouldContain("\"anna\"");
        twin.Message.ShouldNotContain(good.KeyHash);
    }

    private static IAccessGrain Access(TestStore store) => store.Grains.GetGrain<IAccessGrain>("s1");

    private static Account Account(ManualClock clock, string id, char hash, AccountRole role = AccountRole.Operator) =>
        new(id, "Somebody", role, new string(hash, 64), clock.GetUtcNow(), "owner");
}
