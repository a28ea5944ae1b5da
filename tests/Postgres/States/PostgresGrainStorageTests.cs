using Actors.Databases;
using Actors.States;
using Actors.TestKit;
using Orleans.Storage;

namespace Actors.Tests.States;

public sealed class PostgresGrainStorageTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    private static readonly GrainId Id = GrainId.Create("note", "s1/checkout-1");

    private static readonly Note Full = new()
    {
        Text = "über alles: ' \" \\ \u2028 \ud83c\udf52",
        Lines = [1, 2, 3],
        Ink = Ink.Red,
        ClosedAt = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(1)),
    };

    private PostgresGrainStorage Storage => new("store", Database);

    [NeedsFact(Needs.Postgres)]
    public async Task A_state_is_read_as_it_was_written()
    {
        await Storage.WriteStateAsync("note", Id, new GrainState<Note>(Full));

        var read = await ReadAsync();
        read.RecordExists.ShouldBeTrue();
        read.ETag.ShouldBe("1");
        read.State!.Text.ShouldBe(Full.Text);
        read.State.Lines.ShouldBe(Full.Lines);
        read.State.Ink.ShouldBe(Full.Ink);
        read.State.ClosedAt.ShouldBe(Full.ClosedAt);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_state_that_was_never_written_is_new_and_has_no_version()
    {
        var read = await ReadAsync();

        read.RecordExists.ShouldBeFalse();
        read.ETag.ShouldBeNull();
        read.State!.Text.ShouldBe("empty");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_states_body_can_be_read_by_people_and_queried_by_its_members_names()
    {
        await Storage.WriteStateAsync("note", Id, new GrainState<Note>(Full));

        (await Server.QueryAsync<string>(Name, "SELECT body ->> 'Text' FROM actors.grain_state WHERE grain_key = 's1/checkout-1'")).ShouldBe(Full.Text);
        (await Server.QueryAsync<string>(Name, "SELECT body ->> 'Ink' FROM actors.grain_state")).ShouldBe("7");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_member_that_was_added_since_has_its_default_and_one_that_is_gone_is_passed_over()
    {
        await Storage.WriteStateAsync("note", Id, new GrainState<Note>(Full));
        await Server.ExecuteAsync(Name, "UPDATE actors.grain_state SET body = '{\"Gone\": 1, \"Text\": \"old\"}'");

        var read = await ReadAsync();
        read.State!.Text.ShouldBe("old");
        read.State.Ink.ShouldBe(Ink.Black);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task Of_two_writers_with_one_version_the_second_is_refused_and_told_both_versions()
    {
        var mine = new GrainState<Note>(Full);
        await Storage.WriteStateAsync("note", Id, mine);
        var theirs = await ReadAsync();
        await Storage.WriteStateAsync("note", Id, theirs);

        var refused = await Should.ThrowAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Id, mine));
        refused.StoredEtag.ShouldBe("2");
        refused.CurrentEtag.ShouldBe("1");
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Id, new GrainState<Note>(Full)));
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.ClearStateAsync("note", Id, mine));
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.ClearStateAsync("note", Id, new GrainState<Note>()));
        (await ReadAsync()).ETag.ShouldBe("2");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task Of_twenty_writers_at_once_exactly_one_gets_through()
    {
        await Storage.WriteStateAsync("note", Id, new GrainState<Note>(Full));
        var states = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync()));

        var written = await Task.WhenAll(states.Select(async state =>
        {
            try
            {
                await Storage.WriteStateAsync("note", Id, state);
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }));

        written.Count(one => one).ShouldBe(1);
        (await ReadAsync()).ETag.ShouldBe("2");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_cleared_state_is_new_again_and_a_writer_from_before_is_still_refused()
    {
        var before = new GrainState<Note>(Full);
        await Storage.WriteStateAsync("note", Id, before);
        var state = await ReadAsync();
        await Storage.ClearStateAsync("note", Id, state);
        state.RecordExists.ShouldBeFalse();
        state.State!.Text.ShouldBe("empty");

        var read = await ReadAsync();
        read.RecordExists.ShouldBeFalse();
        read.State!.Text.ShouldBe("empty");
        read.State = Full;
        await Storage.WriteStateAsync("note", Id, read);
        (await ReadAsync()).State!.Text.ShouldBe(Full.Text);
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Id, before));
    }

    [NeedsFact(Needs.Postgres)]
    public async Task Clearing_what_was_never_written_does_nothing()
    {
        var state = new GrainState<Note>();
        await Storage.ClearStateAsync("note", Id, state);

        state.RecordExists.ShouldBeFalse();
        (await Server.QueryAsync<long>(Name, "SELECT count(*) FROM actors.grain_state")).ShouldBe(0);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task States_of_other_names_grains_and_storages_are_others()
    {
        await Storage.WriteStateAsync("note", Id, new GrainState<Note>(Full));

        (await ReadAsync(stateName: "other")).RecordExists.ShouldBeFalse();
        (await ReadAsync(id: GrainId.Create("note", "s1/checkout-2"))).RecordExists.ShouldBeFalse();
        (await ReadAsync(id: GrainId.Create("letter", "s1/checkout-1"))).RecordExists.ShouldBeFalse();
        (await ReadAsync(storage: new PostgresGrainStorage("other", Database))).RecordExists.ShouldBeFalse();
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_body_that_is_no_such_state_is_said_to_be_so()
    {
        await Storage.WriteStateAsync("note", Id, new GrainState<Note>(Full));
        await Server.ExecuteAsync(Name, "UPDATE actors.grain_state SET body = '{\"Lines\": \"many\"}'");

        var refused = await Should.ThrowAsync<DatabaseException>(() => ReadAsync());

        refused.Message.ShouldStartWith("State 'note' of note/s1/checkout-1 in the database cannot be read as Actors.Tests.States.Note: ");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_restart_of_the_server_costs_a_pause_and_no_write()
    {
        var state = new GrainState<Note>(Full);
        await Storage.WriteStateAsync("note", Id, state);
        await Server.StopAsync();
        var write = Storage.WriteStateAsync("note", Id, state);
        await Server.StartAgainAsync();

        await write;

        state.ETag.ShouldBe("2");
        (await ReadAsync()).ETag.ShouldBe("2");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_write_whose_answer_is_lost_is_recognised_and_not_refused_as_somebody_elses()
    {
        await using var line = new TcpRelay(Server.Port);
        var storage = new PostgresGrainStorage("store", Open(options => options.Port = line.Port));
        var state = new GrainState<Note>(Full);
        line.LoseAnswerTo("INSERT INTO actors.grain_state");
        await storage.WriteStateAsync("note", Id, state);
        line.HasLost.ShouldBeTrue();
        state.ETag.ShouldBe("1");
        line.LoseAnswerTo("UPDATE actors.grain_state");

        await storage.WriteStateAsync("note", Id, state);

        line.HasLost.ShouldBeTrue();
        state.ETag.ShouldBe("2");
        (await ReadAsync()).ETag.ShouldBe("2");
    }

    private async Task<GrainState<Note>> ReadAsync(string stateName = "note", GrainId? id = null, PostgresGrainStorage? storage = null)
    {
        var state = new GrainState<Note>(new Note { Text = "before" });
        await (storage ?? Storage).ReadStateAsync(stateName, id ?? Id, state);
        return state;
    }
}
