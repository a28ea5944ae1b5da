using System.Globalization;

namespace Actors.Tests;

/// <summary>Alerts of the Common Alerting Protocol 1.2, as an authority sends them.</summary>
internal static class ApiAlerts
{
    public static string Storm(DateTimeOffset sent, DateTimeOffset expires, string identifier = "2.49.0.0.276.0.DWD.PVW.1") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>{identifier}</identifier>
          <sender>warnings@weather.example</sender>
          <sent>{Text(sent)}</sent>
          <status>Actual</status>
          <msgType>Alert</msgType>
          <scope>Public</scope>
          <info>
            <language>en-GB</language>
            <category>Met</category>
            <event>Storm</event>
            <urgency>Immediate</urgency>
            <severity>Severe</severity>
            <certainty>Observed</certainty>
            <effective>{Text(sent)}</effective>
            <expires>{Text(expires)}</expires>
            <headline>Severe storm until the evening</headline>
            <description>Gusts of up to 110 km/h &amp; heavy rain.</description>
            <instruction>Stay inside, away from windows.</instruction>
            <area><areaDesc>The city</areaDesc></area>
          </info>
        </alert>
        """;

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
