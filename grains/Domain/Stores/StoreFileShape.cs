using System.Text.RegularExpressions;
using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;

namespace Actors.Stores;

/// <summary>The shape of a store file: its fields, their ranges and their meaning.</summary>
internal static partial class StoreFileShape
{
    public const double ShortestPlaySeconds = 1;
    public const double LongestMinimumSeconds = 600;
    public const double LongestPlaySeconds = 3600;
    public const int MostPeople = 100;
    private const int MostPixels = 32_768;
    private const double MostImpressions = 10_000;

    /// <summary>The one name of a mode that is planned and not available.</summary>
    public const string OptIn = "opt-in";

    private static readonly LaneMode[] Modes = [LaneMode.Off, LaneMode.CountOnly, LaneMode.Demographics];
    private static readonly LaneKind[] Kinds = Enum.GetValues<LaneKind>();
    private static readonly ContentKind[] ContentKinds = Enum.GetValues<ContentKind>();
    private static readonly ContentCategory[] Categories = Enum.GetValues<ContentCategory>();

    private static readonly Shape AgeBand = new ChoiceShape("An estimated age band.",
        [.. Enum.GetValues<AgeBand>().Where(band => band != Audiences.AgeBand.Unknown).Select(band => band.Name())]);

    private static readonly Shape LaneKindName = new ChoiceShape("Where in the store a lane is.", [.. Kinds.Select(kind => kind.Name())]);

    private static readonly Shape Restricted = new ObjectShape("Hours in which a lane may show one restricted category, every day, in the store's zone.",
        new Field("category", new ChoiceShape("The category that is switched on.",
            [.. Categories.Where(ContentNames.IsRestricted).Select(category => category.Name())]), true),
        new Field("from", TimeOfDay("The first minute of the window."), true),
        new Field("to", TimeOfDay("The end of the window, exclusive; a time before `from` lies on the next day."), true));

    private static readonly Shape Camera = new ObjectShape("A camera of the lane.",
        new Field("id", Id("Unique among the cameras and displays of its lane."), true),
        new Field("source", new TextShape(
            "Where the pictures come from: a file beside the store file, demo:NAME, rtsp://…, http://…, https://…, /dev/videoN, usb:N, or sim:NAME for simulated shoppers. ${NAME} stands for a variable of the camera host's environment, so that no password need stand here.",
            "a camera's source of 1 to 1000 characters", Longest: 1000, MayHoldPassword: true), true));

    private static readonly Shape Display = new ObjectShape("A screen of the lane.",
        new Field("id", Id("Unique among the cameras and displays of its lane."), true),
        new Field("name", Words("Its name for people; the id when it is left out.")),
        new Field("venueType", new ChoiceShape("Its OpenOOH venue type, such as retail.grocery.check_out, for those who buy its time.", [.. VenueTypes.Accepted])),
        new Field("width", new NumberShape("Its width in pixels.", 1, MostPixels, Whole: true)),
        new Field("height", new NumberShape("Its height in pixels.", 1, MostPixels, Whole: true)),
        new Field("impressionsPerPlay", new NumberShape("Impressions that one play counts for, as the operator has found them; 1 when it is left out.", 0, MostImpressions)));

    private static readonly Shape Lane = new ObjectShape("A place with cameras on one side and screens on the other.",
        new Field("id", Id("Unique in the store."), true),
        new Field("name", Words("Its name for people."), true),
        new Field("kind", LaneKindName, true),
        new Field("mode", new ChoiceShape("What the lane's cameras may process; count-only when it is left out.", [.. Modes.Select(mode => mode.Name())],
            OptIn, $"\"{OptIn}\" is not available yet; allowed is one of {string.Join(", ", Modes.Select(mode => mode.Name()))}.")),
        new Field("noticeIsUp", new FlagShape("The operator's word that the public notice hangs at the lane; demographics needs it.")),
        new Field("family", new FlagShape("A family lane never shows restricted content.")),
        new Field("cameras", new ListShape("The lane's cameras.", Camera)),
        new Field("displays", new ListShape("The lane's screens.", Display, 1), true),
        new Field("restricted", new ListShape("Hours in which the lane may show restricted categories; none when it is left out.", Restricted)));

    private static readonly Shape Audience = new ObjectShape("For whom a piece of content is meant; everybody when it is left out.",
        new Field("ageBands", new ListShape("Age bands it speaks to; any when it is left out.", AgeBand)),
        new Field("gender", new ChoiceShape("Gender it speaks to; any when it is left out.", [Gender.Female.Name(), Gender.Male.Name()])),
        new Field("minimumPeople", new NumberShape("Smallest audience; 0 when it is left out.", 0, MostPeople, Whole: true)),
        new Field("maximumPeople", new NumberShape("Largest audience; no limit when it is left out.", 1, MostPeople, Whole: true)));

    private static readonly Shape Content = new ObjectShape("A piece of content that screens can play.",
        new Field("id", Id("Unique in the store."), true),
        new Field("title", Words("Its title for people."), true),
        new Field("file", new TextShape("A file beside or beneath the store file, or demo:NAME for a file that set-up makes.", ContentFile.Allowed, Longest: 1000), true),
        new Field("kind", new ChoiceShape("What the file is; its name tells when it is left out.", [.. ContentKinds.Select(kind => kind.Name())])),
        new Field("minimumSeconds", new NumberShape("Shortest play before a changed audience may end it; 5 when it is left out.", ShortestPlaySeconds, LongestMinimumSeconds)),
        new Field("maximumSeconds", new NumberShape("Longest play, at least minimumSeconds; 15 when it is left out, or minimumSeconds if that is longer.", ShortestPlaySeconds, LongestPlaySeconds)),
        new Field("audience", Audience),
        new Field("category", new ChoiceShape("The restricted category it belongs to; none when it is left out.", [.. Categories.Select(category => category.Name())])),
        new Field("default", new FlagShape("Plays when nothing else fits. Every lane needs one that is not restricted.")),
        new Field("laneKinds", new ListShape("Where it may play; anywhere when it is left out.", LaneKindName)));

    private static readonly Shape Policy = new ObjectShape("How the lanes judge what they see.",
        new Field("audienceHoldSeconds", new NumberShape("How long a change of audience must hold before it counts; 1 when it is left out.", 0, 10)),
        new Field("sightingSeconds", new NumberShape("How long a camera's last word is believed; 2 when it is left out.", 0.5, 10)));

    public static ObjectShape Root { get; } = new("One store: its lanes, its content and its policy.",
        new Field("$schema", Words("The schema of this file, for editors.")),
        new Field("id", Id("The store's key."), true),
        new Field("name", Words("The store's name for people."), true),
        new Field("zone", new TextShape("The store's IANA time zone.", "an IANA time zone such as Europe/Berlin"), true),
        new Field("operator", Words("Who is responsible, for the public notice."), true),
        new Field("contact", Words("How to reach the operator: a mail address, telephone number or postal address."), true),
        new Field("lanes", new ListShape("The store's lanes.", Lane, 1), true),
        new Field("content", new ListShape("What the screens can play.", Content, 1), true),
        new Field("policy", Policy));

    private static TextShape Id(string meaning) => new(meaning, "1 to 40 lower-case letters, digits and inner hyphens", IdPattern(), 40);

    private static TextShape Words(string meaning) => new(meaning, "a text of 1 to 200 characters");

    private static TextShape TimeOfDay(string meaning) => new(meaning, "a time from 00:00 to 23:59", TimePattern(), 5);

    // The ids become grain keys, addresses and metric labels, so only what fits all of them unescaped.
    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    private static partial Regex TimePattern();
}
