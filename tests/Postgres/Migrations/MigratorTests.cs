using Actors.Databases;
using Actors.Migrations;
using Actors.TestKit;

namespace Actors.Tests.Migrations;

public sealed class MigratorTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    private static readonly Migration[] Steps =
    [
        new(1, "shelf", "CREATE TABLE actors.shelf (id int PRIMARY KEY);"),
        new(2, "books", "CREATE TABLE actors.book (title text); INSERT INTO actors.book VALUES ('once');"),
    ];

    protected override bool IsMigrated => false;

    // Databases in stores were made with these. A line is only ever added; a step that must change is followed by another that changes it.
    [Fact]
    public void A_step_that_was_released_is_never_edited() => Migration.Known.Select(migration => $"{migration.Number} {migration.Name} {migration.Hash}").ShouldBe(
    [
        "1 grain-state 6fe7f01f25767e5024a2b8cf459bbf1b54587feb5ff38bf067c661efe46f4476",
        "2 membership 70110d9e511f8812f68b0ef45d0f093102b6a0f45aa3f0737a5aebb03d1fb7ae",
        "3 reminders e3dd2cfb5105d422a50f13eea2af6d6638ee0428acd48b698585aa8013445435",
        "4 facts 8ce1ce9efdc8380ff3756ba9226accfc7fa575a2d540567e8afb8699c29223b8",
        "5 content 29001ad0b8b7cbba9d5d4408e128c5165099163557802b67382465d2935d802f",
        "6 decisions ecf7f4fae6d7ea7e9049650c9e06690ba9f957afcae466a65f2f457d7bb749d7",
        "7 plays-by-campaign 90399634abf2acbee120daff6b03c7ca9f3b5c4c42977d8df2e184176a0493a6",
    ]);

    [NeedsFact(Needs.Postgres)]
    public async Task Eight_silos_that_start_at_once_on_an_empty_database_do_each_step_once()
    {
        var silos = Enumerable.Range(0, 8).Select(_ => Migrator(Open(), Steps)).ToArray();

        var done = await Task.WhenAll(silos.Select(silo => silo.MigrateAsync(CancellationToken.None)));

        done.Sum().ShouldBe(Steps.Length);
        (await Server.QueryAsync<long>(Name, "SELECT count(*) FROM actors.book")).ShouldBe(1);
        (await Server.QueryAsync<long>(Name, "SELECT count(*) FROM actors.migration")).ShouldBe(Steps.Length);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task The_programs_own_steps_make_the_schema_and_are_done_once()
    {
        (await Migrator(Database).MigrateAsync(CancellationToken.None)).ShouldBe(Migration.Known.Count);

        (await Migrator(Database).MigrateAsync(CancellationToken.None)).ShouldBe(0);
        Migration.Known.Select(migration => migration.Number).ShouldBe(Enumerable.Range(1, Migration.Known.Count));
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_step_that_fails_leaves_nothing_of_itself_and_keeps_those_before_it()
    {
        Migration[] steps = [Steps[0], new(2, "bad", "CREATE TABLE actors.half (id int); SELECT nonsense;")];

        var refused = await Should.ThrowAsync<DatabaseException>(() => Migrator(Database, steps).MigrateAsync(CancellationToken.None));

        refused.Message.ShouldContain("nonsense");
        (await Server.QueryAsync<bool>(Name, "SELECT to_regclass('actors.half') IS NULL AND to_regclass('actors.shelf') IS NOT NULL")).ShouldBeTrue();
        (await Migrator(Database, Steps).MigrateAsync(CancellationToken.None)).ShouldBe(1);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_database_that_is_newer_than_the_program_is_refused()
    {
        await Migrator(Database, Steps).MigrateAsync(CancellationToken.None);

        var refused = await Should.ThrowAsync<DatabaseException>(() => Migrator(Database, Steps[..1]).MigrateAsync(CancellationToken.None));

        refused.Message.ShouldBe(
            $"The database '{Name}' (ACTORS_DATABASE__NAME) is at schema 2 ('books'), and this program knows schemas up to 1; start the newer program that made it.");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_database_made_by_a_step_that_was_edited_since_is_refused()
    {
        await Migrator(Database, Steps).MigrateAsync(CancellationToken.None);
        Migration[] edited = [Steps[0] with { Sql = Steps[0].Sql + " -- a little more" }, Steps[1]];

        var refused = await Should.ThrowAsync<DatabaseException>(() => Migrator(Database, edited).MigrateAsync(CancellationToken.None));

        refused.Message.ShouldStartWith($"The database '{Name}' (ACTORS_DATABASE__NAME) was made with another migration 1 ('shelf') than this program's ('shelf');");
    }

    [Fact]
    public void A_step_is_the_same_whatever_line_endings_its_file_has() =>
        new Migration(1, "a", "one\r\ntwo\r\n").Hash.ShouldBe(new Migration(1, "a", "one\ntwo\n").Hash);
}
