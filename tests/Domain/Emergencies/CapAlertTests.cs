using System.Text;
using Actors.Emergencies;
using Actors.Signage;
using Actors.TestKit;

namespace Actors.Tests.Emergencies;

public class CapAlertTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_alert_in_two_languages_is_read_and_the_stores_language_is_found()
    {
        var alert = Read(Storm);

        (alert.Identifier, alert.Sender, alert.Message, alert.IsActual).ShouldBe(("2.49.0.0.276.0.DWD.PVW.1772452800", "opendata@dwd.example", CapMessage.Alert, true));
        alert.Sent.ShouldBe(new DateTimeOffset(2026, 3, 2, 12, 40, 0, TimeSpan.FromHours(1)));
        alert.Infos.Length.ShouldBe(2);
        var german = alert.In("de", "en");
        german.Headline.ShouldBe("Amtliche WARNUNG vor ORKANBÖEN & Gewitter");
        german.Instruction.ShouldBe("Suchen Sie Schutz. Halten Sie Abstand von <Bäumen>.");
        german.Severity.ShouldBe(EmergencySeverity.Extreme);
        german.StartsAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 12, 30, 0, TimeSpan.Zero));
        german.ExpiresAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero));
        german.Areas.ShouldBe(["Stadt Berlin", "Landkreis Oberhavel"]);
        alert.In("fr", "en").Headline.ShouldBe("Official WARNING of hurricane-force gusts");
        alert.In("fr").Language.ShouldBe("de-DE", "what it says first");

        var emergency = alert.ToEmergency(german, Some.Content("page"), Target.Everywhere, "anna", Now);
        (emergency.EmergencyId, emergency.Source, emergency.Severity).ShouldBe((alert.Identifier, EmergencyRules.FromCap, EmergencySeverity.Extreme));
        (emergency.StartsAt, emergency.ExpiresAt).ShouldBe((german.StartsAt!.Value, german.ExpiresAt!.Value));
        EmergencyRules.Check(emergency, Now);
    }

    [Fact]
    public void An_alert_that_does_not_say_when_holds_from_now_for_an_hour_and_takes_its_event_for_a_headline()
    {
        var alert = Read(Minimal());
        var info = alert.Infos.ShouldHaveSingleItem();
        (info.Headline, info.Language, info.StartsAt, info.ExpiresAt, info.Description).ShouldBe(("Gas leak", "en-US", null, null, ""));

        var emergency = alert.ToEmergency(info, Some.Content("page"), Target.Everywhere, "anna", Now);
        (emergency.StartsAt, emergency.ExpiresAt).ShouldBe((Now, Now.AddHours(1)));
        EmergencyRules.Check(emergency, Now);
    }

    [Fact]
    public void One_that_has_begun_begins_now_one_without_end_in_sight_ends_after_a_week_and_one_that_is_over_says_so()
    {
        var long_ = Read(Minimal(info: "<effective>2026-03-01T00:00:00-00:00</effective><expires>2026-05-01T00:00:00Z</expires>"));
        var emergency = long_.ToEmergency(long_.Infos[0], Some.Content("page"), Target.Everywhere, "anna", Now);
        (emergency.StartsAt, emergency.ExpiresAt).ShouldBe((Now, Now.AddDays(7)));
        CapAlert.IsOver(long_.Infos[0], Now).ShouldBeFalse();

        CapAlert.IsOver(Read(Minimal(info: "<expires>2026-03-02T12:00:05+00:00</expires>")).Infos[0], Now).ShouldBeTrue();
    }

    [Fact]
    public void Updates_and_cancellations_name_the_alerts_that_they_are_about()
    {
        var cancel = Read(Minimal(type: "Cancel", more: "<references>a@b.example,first-1,2026-03-02T11:00:00+00:00\n  a@b.example,second.2,2026-03-02T11:30:00+00:00</references>", withInfo: false));
        (cancel.Message, cancel.Infos.Length).ShouldBe((CapMessage.Cancel, 0));
        cancel.References.ShouldBe(["first-1", "second.2"]);
        Should.Throw<InvalidOperationException>(() => cancel.In("de"));

        Read(Minimal(type: "Update", more: "<references>a@b.example,first-1,2026-03-02T11:00:00+00:00</references>")).References.ShouldBe(["first-1"]);
        Sentence(Minimal(type: "Update")).ShouldStartWith("references is missing");
        Sentence(Minimal(type: "Cancel", more: "<references>first-1</references>")).ShouldContain("sender,identifier,sent");
        Sentence(Minimal(type: "Ack")).ShouldBe("msgType is \"Ack\"; allowed are Alert, Update and Cancel.");
        Sentence(Minimal(withInfo: false)).ShouldStartWith("info is missing");
    }

    [Fact]
    public void Exercises_and_tests_are_taken_only_when_asked_for_and_drafts_never()
    {
        foreach (var status in new[] { "Exercise", "System", "Test" })
        {
            Sentence(Minimal(status: status)).ShouldStartWith($"status is {status}");
            var (alert, sentences) = CapAlert.Parse(Minimal(status: status), allowExercises: true);
            sentences.ShouldBeEmpty();
            alert.ShouldNotBeNull().IsActual.ShouldBeFalse();
        }

        CapAlert.Parse(Minimal(status: "Draft"), allowExercises: true).Sentences.ShouldHaveSingleItem().ShouldStartWith("status is Draft");
        Sentence(Minimal(status: "actual")).ShouldBe("status is \"actual\"; allowed is Actual.");
    }

    [Fact]
    public void What_is_no_CAP_alert_is_refused_with_a_sentence()
    {
        Sentence("").ShouldStartWith("The file is no XML that can be read");
        Sentence("{\"identifier\": 1}").ShouldStartWith("The file is no XML that can be read");
        Sentence("<alert>").ShouldStartWith("The file is no XML that can be read");
        Sentence("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.1\"><identifier>a</identifier></alert>").ShouldContain("which is CAP 1.2");
        Sentence("<rss/>").ShouldContain("root is {}rss");
    }

    [Fact]
    public void Nothing_is_fetched_expanded_or_read_without_end()
    {
        Sentence($"<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{Minimal().Replace("Gas leak", "&x;", StringComparison.Ordinal)}").ShouldContain("DTD");
        Sentence($"<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>{Minimal().Replace("Gas leak", "&lol2;", StringComparison.Ordinal)}").ShouldContain("DTD");
        var long_ = Minimal(info: $"<description>{new string('x', 256 << 10)}</description>");
        Sentence(long_).ShouldBe("The file is longer than 256 KiB; allowed are CAP alerts up to that.");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(long_));
        CapAlert.Parse(stream).Sentences.ShouldHaveSingleItem().ShouldStartWith("The file is longer");
    }

    [Fact]
    public void Every_wrong_field_has_its_sentence()
    {
        var (alert, sentences) = CapAlert.Parse(
            """
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>two words</identifier>
              <sent>yesterday</sent>
              <status>Actual</status>
              <msgType>Alert</msgType>
              <info>
                <severity>severe</severity>
                <onset>2026-03-02T12:00:00+01:00</onset>
                <expires>2026-03-02T11:00:00+01:00</expires>
              </info>
              <info><event>Fire</event><severity>4</severity><expires>2026-03-02T11:00:00</expires></info>
            </alert>
            """);
        alert.ShouldBeNull();
        sentences.Select(sentence => sentence.Split(' ')[0]).ShouldBe(
            ["identifier", "sender", "sent", "info[0].event", "info[0].severity", "info[0].expires", "info[1].severity", "info[1].expires"]);
        sentences.ShouldAllBe(sentence => sentence.EndsWith('.') && sentence.Contains("allowed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_in_another_encoding_with_prefixes_is_read_by_what_it_says_of_itself()
    {
        var xml = """
            <?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>
            <cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
              <cap:identifier>NINA-7</cap:identifier><cap:sender>leitstelle@stadt.example</cap:sender><cap:sent>2026-03-02T12:00:00.250+01:00</cap:sent>
              <cap:status>Actual</cap:status><cap:msgType>Alert</cap:msgType><cap:scope>Public</cap:scope>
              <cap:info><cap:language>DE</cap:language><cap:category>Fire</cap:category><cap:event>Großbrand</cap:event><cap:urgency>Immediate</cap:urgency>
              <cap:severity>Severe</cap:severity><cap:certainty>Observed</cap:certainty><cap:description>Fenster schließen.</cap:description></cap:info>
              <ds:Signature><ds:SignedInfo/></ds:Signature>
            </cap:alert>
            """;
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(xml));
        var (alert, sentences) = CapAlert.Parse(stream);
        sentences.ShouldBeEmpty();
        var info = alert.ShouldNotBeNull().In("de-AT");
        (info.Headline, info.Description, info.Severity).ShouldBe(("Großbrand", "Fenster schließen.", EmergencySeverity.Severe));
    }

    [Fact]
    public void A_headline_of_any_length_and_shape_becomes_one_line_that_an_emergency_may_have()
    {
        var alert = Read(Minimal(info: $"<headline>{string.Concat(Enumerable.Repeat("Sturm \n\t kommt ", 40))}</headline>"));
        var emergency = alert.ToEmergency(alert.Infos[0], Some.Content("page"), Target.Everywhere, "anna", Now);
        emergency.Headline.Length.ShouldBeLessThanOrEqualTo(200);
        emergency.Headline.ShouldStartWith("Sturm kommt Sturm");
        EmergencyRules.Check(emergency, Now);
    }

    private static CapAlert Read(string xml)
    {
        var (alert, sentences) = CapAlert.Parse(xml);
        sentences.ShouldBeEmpty();
        return alert.ShouldNotBeNull();
    }

    private static string Sentence(string xml)
    {
        var (alert, sentences) = CapAlert.Parse(xml);
        alert.ShouldBeNull();
        return sentences.ShouldHaveSingleItem();
    }

    private static string Minimal(string status = "Actual", string type = "Alert", string more = "", string info = "", bool withInfo = true) =>
        $"""
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>gas-1</identifier><sender>a@b.example</sender><sent>2026-03-02T11:59:00+00:00</sent><status>{status}</status><msgType>{type}</msgType><scope>Public</scope>{more}
          {(withInfo ? $"<info><category>Safety</category><event>Gas leak</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>{info}</info>" : "")}
        </alert>
        """;

    private const string Storm =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- written for this test after the shape of a weather service's alerts -->
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>2.49.0.0.276.0.DWD.PVW.1772452800</identifier>
          <sender>opendata@dwd.example</sender>
          <sent>2026-03-02T12:40:00+01:00</sent>
          <status>Actual</status>
          <msgType>Alert</msgType>
          <source>PVW</source>
          <scope>Public</scope>
          <code>id:2.49.0.0.276.0</code>
          <info>
            <language>de-DE</language>
            <category>Met</category>
            <event>ORKANBÖEN</event>
            <responseType>Prepare</responseType>
            <urgency>Immediate</urgency>
            <severity>Extreme</severity>
            <certainty>Likely</certainty>
            <eventCode><valueName>II</valueName><value>54</value></eventCode>
            <effective>2026-03-02T12:40:00+01:00</effective>
            <onset>2026-03-02T13:30:00+01:00</onset>
            <expires>2026-03-02T16:00:00+01:00</expires>
            <senderName>Wetterdienst</senderName>
            <headline>Amtliche WARNUNG vor ORKANBÖEN &amp; Gewitter</headline>
            <description>Es treten Orkanböen mit Geschwindigkeiten bis 130 km/h auf.</description>
            <instruction>Suchen Sie Schutz. Halten Sie Abstand von &lt;Bäumen&gt;.</instruction>
            <web>https://www.wetterdienst.example/warnungen</web>
            <parameter><valueName>Böen</valueName><value>110-130 [km/h]</value></parameter>
            <area><areaDesc>Stadt Berlin</areaDesc><polygon>52.5,13.1 52.6,13.5 52.4,13.6 52.5,13.1</polygon></area>
            <area><areaDesc>Landkreis Oberhavel</areaDesc><geocode><valueName>WARNCELLID</valueName><value>112065000</value></geocode></area>
          </info>
          <info>
            <language>en-GB</language>
            <category>Met</category>
            <event>hurricane-force gusts</event>
            <urgency>Immediate</urgency>
            <severity>Extreme</severity>
            <certainty>Likely</certainty>
            <onset>2026-03-02T13:30:00+01:00</onset>
            <expires>2026-03-02T16:00:00+01:00</expires>
            <headline>Official WARNING of hurricane-force gusts</headline>
            <description>Gusts of up to 130 km/h are expected.</description>
            <instruction>Seek shelter.</instruction>
          </info>
        </alert>
        """;
}
