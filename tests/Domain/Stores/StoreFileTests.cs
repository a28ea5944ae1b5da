using System.Text.Json.Nodes;
using Actors.Displays;
using Actors.Lanes;
using Actors.Stores;
using Actors.TestKit;

namespace Actors.Tests.Stores;

public class StoreFileTests
{
    private static readonly string Demo = File.ReadAllText(Path.Combine(Workplace.Root, "silo", "demo", "store.json"));

    [Fact]
    public void The_demo_store_is_read()
    {
        var reading = StoreFile.Read(Demo, new Folder());
        reading.Errors.ShouldBeEmpty();
        var settings = reading.Store.ShouldNotBeNull().ToSettings();

        settings.StoreId.ShouldBe("s1");
        settings.Lanes.Select(lane => lane.LaneId).ShouldBe(["s1/checkout-1", "s1/checkout-2", "s1/entrance"]);
        settings.Lanes[0].CameraIds.ShouldBe(["s1/checkout-1/cam-1"]);
        settings.Lanes[0].DisplayIds.ShouldBe(["s1/checkout-1/screen-1"]);
        settings.Lanes[1].Restricted.ShouldBe([new RestrictedWindow(ContentCategory.Alcohol, new TimeOnly(18, 0), new TimeOnly(22, 0))]);
        settings.Lanes[0].Content.Length.ShouldBe(13);
        foreach (var lane in settings.Lanes)
        {
            Should.NotThrow(() => LaneRules.Check(lane));
        }
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var store = Read(file =>
        {
            Lane(file).Remove("mode");
            file.Remove("policy");
            Content(file).Remove("minimumSeconds");
            Content(file).Remove("maximumSeconds");
        }).Store.ShouldNotBeNull();

        store.Lanes[0].Mode.ShouldBe(LaneMode.CountOnly);
        store.AudienceHold.ShouldBe(TimeSpan.FromSeconds(1));
        store.SightingTimeToLive.ShouldBe(TimeSpan.FromSeconds(2));
        store.Content[0].MinimumTime.ShouldBe(TimeSpan.FromSeconds(5));
        store.Content[0].MaximumTime.ShouldBe(TimeSpan.FromSeconds(15));
        store.Content[0].File.MediaType.ShouldBe("text/html");
    }

    public static TheoryData<string, Action<JsonObject>, string, string> Mistakes => new()
    {
        { "an unknown field", file => file["lane"] = 1, "lane", "unknown; allowed are $schema, id, name" },
        { "a missing field", file => file.Remove("operator"), "operator", "missing; it must be a text of 1 to 200 characters" },
        { "a wrong type", file => file["lanes"] = "none", "lanes", "\"none\" is not a list" },
        { "a lane of a wrong type", file => file["lanes"]![0] = 5, "lanes[0]", "5 is not an object" },
        { "an id that fits no address", file => Lane(file)["id"] = "Checkout 1", "lanes[0].id", "\"Checkout 1\" is not allowed; allowed is 1 to 40 lower-case letters" },
        { "a slash in an id", file => file["id"] = "s1/a", "id", "\"s1/a\" is not allowed" },
        { "an id twice", file => file["lanes"]![1]!["id"] = "checkout-1", "lanes[1].id", "already the id of lanes[0]" },
        { "a display with a camera's id", file => Lane(file)["displays"]![0]!["id"] = "cam-1", "lanes[0].displays[0].id", "already the id of lanes[0].cameras[0]" },
        { "a content id twice", file => file["content"]![1]!["id"] = "welcome", "content[1].id", "already the id of content[0]" },
        { "an unknown mode", file => Lane(file)["mode"] = "all", "lanes[0].mode", "\"all\" is not allowed; allowed is one of off, count-only, demographics" },
        { "opt-in", file => Lane(file)["mode"] = "opt-in", "lanes[0].mode", "\"opt-in\" is not available yet; allowed is one of off, count-only, demographics" },
        { "demographics without a notice", file => Lane(file)["noticeIsUp"] = false, "lanes[0].noticeIsUp", "needs the notice to be up" },
        { "demographics without a word on the notice", file => Lane(file).Remove("noticeIsUp"), "lanes[0].noticeIsUp", "needs the notice to be up" },
        { "an unknown kind", file => Lane(file)["kind"] = "till", "lanes[0].kind", "checkout, entrance, aisle, fitting-room" },
        { "an unknown zone", file => file["zone"] = "Europe/Bonn", "zone", "\"Europe/Bonn\" is not a known time zone" },
        { "a camera source", file => Camera(file)["source"] = "bad:thing", "lanes[0].cameras[0].source", "no such source" },
        { "an empty camera source", file => Camera(file)["source"] = "", "lanes[0].cameras[0].source", "A text of 0 characters is not allowed" },
        { "no display", file => Lane(file)["displays"] = new JsonArray(), "lanes[0].displays", "0 entries; allowed are 1 or more" },
        { "a missing content file", file => Content(file)["file"] = "content/gone.svg", "content[0].file", "is not there" },
        { "a content file that cannot be played", file => Content(file)["file"] = "content/welcome.pdf", "content[0].file", "\"content/welcome.pdf\" cannot be played" },
        { "a content file elsewhere", file => Content(file)["file"] = "../secret.svg", "content[0].file", "beside or beneath the store file" },
        { "an absolute content file", file => Content(file)["file"] = "/etc/motd.svg", "content[0].file", "beside or beneath the store file" },
        { "a kind that does not fit", file => Content(file)["kind"] = "video", "content[0].kind", "allowed is html" },
        { "too short a play", file => Content(file)["minimumSeconds"] = 0.5, "content[0].minimumSeconds", "0.5 is not allowed; allowed is a number from 1 to 600" },
        { "a maximum below the minimum", file => Content(file)["maximumSeconds"] = 3, "content[0].maximumSeconds", "3 is less than minimumSeconds; allowed is a number from 4 to 3600" },
        { "an unknown age band", file => Coffee(file)["ageBands"] = new JsonArray("20-30"), "content[4].audience.ageBands[0]", "0-17, 18-34, 35-54, 55+" },
        { "an unknown gender", file => Coffee(file)["gender"] = "other", "content[4].audience.gender", "female, male" },
        { "half a person", file => Coffee(file)["minimumPeople"] = 1.5, "content[4].audience.minimumPeople", "a whole number from 0 to 100" },
        { "fewer than the minimum", file => { Coffee(file)["minimumPeople"] = 3; Coffee(file)["maximumPeople"] = 2; }, "content[4].audience.maximumPeople", "2 is less than minimumPeople" },
        { "an audience for a default", file => Content(file)["audience"] = new JsonObject { ["gender"] = "male" }, "content[0].audience", "Default content is for everybody" },
        { "alcohol for minors", file => Coffee(file).Parent!["category"] = "alcohol", "content[4].audience.ageBands", "not allowed for restricted content" },
        { "a long restricted spot", file => { Content(file)["category"] = "adult"; Content(file)["maximumSeconds"] = 61; }, "content[0].maximumSeconds", "61 is too long for adult content" },
        { "an unknown category", file => Content(file)["category"] = "sweets", "content[0].category", "none, alcohol, tobacco, gambling, adult" },
        { "a wrong time", file => Window(file)["from"] = "24:00", "lanes[1].restricted[0].from", "\"24:00\" is not allowed; allowed is a time from 00:00 to 23:59" },
        { "an empty window", file => Window(file)["to"] = "18:00", "lanes[1].restricted[0].to", "also when the window begins" },
        { "windows in a family lane", file => file["lanes"]![1]!["family"] = true, "lanes[1].restricted", "A family lane never shows restricted content" },
        { "a long hold", file => file["policy"]!["audienceHoldSeconds"] = 11, "policy.audienceHoldSeconds", "11 is not allowed; allowed is a number from 0 to 10" },
        { "a flag of a wrong type", file => Lane(file)["family"] = "yes", "lanes[0].family", "\"yes\" is not allowed; allowed is true or false" },
        { "no default that suits a lane", file => { foreach (var item in file["content"]!.AsArray()) { item!["laneKinds"] = new JsonArray("checkout"); } }, "content", "lanes of the kind entrance" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Every_mistake_names_its_path_the_value_and_what_is_allowed(string mistake, Action<JsonObject> make, string path, string words)
    {
        mistake.ShouldNotBeEmpty();
        var reading = Read(file =>
        {
            if (mistake == "alcohol for minors")
            {
                Coffee(file)["ageBands"] = new JsonArray("0-17");
            }

            make(file);
        });
        reading.Store.ShouldBeNull();
        reading.Errors.ShouldContain(error => error.Path == path && error.Message.Contains(words, StringComparison.Ordinal),
            $"expected {path}: …{words}…, seen {string.Join(" | ", reading.Errors)}");
        reading.Errors.Count(error => error.Path == path).ShouldBe(1, string.Join(" | ", reading.Errors));
    }

    [Fact]
    public void All_mistakes_are_found_in_one_reading()
    {
        var reading = Read(file =>
        {
            file["zone"] = "Nowhere";
            Lane(file)["mode"] = "opt-in";
            Camera(file)["source"] = "bad:thing";
            Content(file)["file"] = "content/gone.svg";
            file["content"]![1]!["id"] = "welcome";
            file["extra"] = true;
        });

        reading.Errors.Select(error => error.Path).Order(StringComparer.Ordinal).ShouldBe(
            ["content[0].file", "content[1].id", "extra", "lanes[0].cameras[0].source", "lanes[0].mode", "zone"]);
    }

    [Fact]
    public void A_password_in_a_cameras_source_is_never_quoted() =>
        Read(file => Camera(file)["source"] = "rtsp://user:secret@camera/" + new string('a', 1000)).Errors.ShouldHaveSingleItem().ToString().ShouldNotContain("secret");

    [Fact]
    public void A_field_that_stands_twice_is_a_mistake() =>
        StoreFile.Read(Demo.Replace("\"name\": \"Checkout 1\",", "\"name\": \"Checkout 1\", \"name\": \"Checkout 2\",", StringComparison.Ordinal), new Folder())
            .Errors.ShouldHaveSingleItem().ShouldBe(new StoreFileError("lanes[0].name", "The field stands here twice; allowed is once."));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ \"id\": \"s1\", }")]
    public void A_text_that_is_not_JSON_is_one_mistake_with_its_line(string text)
    {
        var error = StoreFile.Read(text, new Folder()).Errors.ShouldHaveSingleItem();
        error.Path.ShouldBeEmpty();
        error.Message.ShouldStartWith("The file is not JSON: line 1, byte ");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    public void A_text_that_is_no_object_is_one_mistake(string text) =>
        StoreFile.Read(text, new Folder()).Errors.ShouldHaveSingleItem().Message.ShouldContain("not an object");

    /// <summary>Every value of the demo store, replaced by one of each wrong type: nothing may throw, and whatever is wrong must be named.</summary>
    [Fact]
    public void No_value_of_any_type_anywhere_makes_the_reading_fail_without_a_path()
    {
        foreach (var path in Leaves(JsonNode.Parse(Demo)!).ToArray())
        {
            foreach (var wrong in new[] { "null", "{}", "[]", "\"\"", "\"\\u0000\"", "-1", "1e400", "true" })
            {
                var file = JsonNode.Parse(Demo)!;
                Replace(file, path, JsonNode.Parse(wrong));
                var reading = StoreFile.Read(file.ToJsonString(), new Folder());
                (reading.Store is null).ShouldBe(!reading.Errors.IsEmpty);
                reading.Errors.ShouldAllBe(error => error.Path.Length > 0);
            }
        }
    }

    [Fact]
    public void The_schema_beside_the_program_is_the_one_the_check_is_made_of() =>
        File.ReadAllText(Path.Combine(Workplace.Root, "silo", "store.schema.json")).ShouldBe(StoreFile.Schema,
            "run ./actors check --schema > silo/store.schema.json");

    private static StoreFileReading Read(Action<JsonObject> change)
    {
        var file = JsonNode.Parse(Demo)!.AsObject();
        change(file);
        return StoreFile.Read(file.ToJsonString(), new Folder());
    }

    private static JsonObject Lane(JsonObject file) => file["lanes"]![0]!.AsObject();

    private static JsonObject Camera(JsonObject file) => Lane(file)["cameras"]![0]!.AsObject();

    private static JsonObject Content(JsonObject file) => file["content"]![0]!.AsObject();

    private static JsonObject Coffee(JsonObject file) => file["content"]![4]!["audience"]!.AsObject();

    private static JsonObject Window(JsonObject file) => file["lanes"]![1]!["restricted"]![0]!.AsObject();

    private static IEnumerable<object[]> Leaves(JsonNode node) => node switch
    {
        JsonObject it => it.SelectMany(member => Leaves(member.Value!).Select(rest => rest.Prepend(member.Key).ToArray()).Prepend([member.Key])),
        JsonArray it => it.SelectMany((item, index) => Leaves(item!).Select(rest => rest.Prepend(index).ToArray()).Prepend([index])),
        _ => [],
    };

    private static void Replace(JsonNode root, object[] path, JsonNode? value)
    {
        var node = path[..^1].Aggregate(root, (at, step) => step is int index ? at[index]! : at[(string)step]!);
        if (path[^1] is int last)
        {
            node[last] = value;
        }
        else
        {
            node[(string)path[^1]] = value;
        }
    }

    private sealed class Folder : IStoreFolder
    {
        public string? ComplaintAbout(string source) => source.StartsWith("bad:", StringComparison.Ordinal) ? "no such source" : null;

        public ContentFinding Find(ContentFile file) =>
            file.Path.Contains("gone", StringComparison.Ordinal) ? new ContentFinding(null, $"\"{file.Path}\" is not there.") : new ContentFinding(new string('a', 64), null);
    }
}
