using Actors.Lanes;

namespace Actors.Displays;

internal sealed partial record NoticeText
{
    public static NoticeText German { get; } = new()
    {
        Language = "de",
        LanguageName = "Deutsch",
        Title = "Was dieser Bildschirm von Ihnen weiß",
        Intro = "Über diesem Bildschirm kann eine Kamera angebracht sein. Sie hilft, passende Inhalte zu zeigen. Niemand wird erkannt, kein Bild wird gespeichert. Hier steht, was in diesem Augenblick geschieht.",
        NowHeading = "Was jetzt gerade geschieht",
        State = mode => mode switch
        {
            LaneMode.Off => "Ausgeschaltet: Es wird nichts verarbeitet",
            LaneMode.CountOnly => "Es wird nur gezählt",
            LaneMode.Demographics => "Zählen und Schätzen, anonym",
            _ => "Zurzeit nicht abfragbar",
        },
        Now = mode => mode switch
        {
            LaneMode.Off =>
            [
                "Kein Kamerabild wird ausgewertet. Aus dem Signal der Kamera wird nicht einmal ein Bild gemacht.",
                "Der Bildschirm zeigt seine Inhalte nach Plan, unabhängig davon, wer davorsteht.",
            ],
            LaneMode.CountOnly =>
            [
                "Ein Rechner im Geschäft zählt, wie viele Personen gerade vor dem Bildschirm stehen.",
                "Alter, Geschlecht und Blickrichtung werden nicht berechnet.",
                "Solange Sie im Bild sind, führt der Rechner Sie unter einer Zufallszahl, damit er Sie nicht doppelt zählt.",
            ],
            LaneMode.Demographics =>
            [
                "Ein Rechner im Geschäft zählt, wie viele Personen gerade vor dem Bildschirm stehen.",
                "Er schätzt für jede eine Altersgruppe (0–17, 18–34, 35–54, ab 55), bei Erwachsenen das Geschlecht, und ob sie zum Bildschirm schaut. Ist er unsicher, lautet das Ergebnis „unbekannt“.",
                "Bei Personen, die auf unter 18 geschätzt werden, wird kein Geschlecht angegeben. Könnte jemand minderjährig sein, läuft keine Werbung für Alkohol, Tabak oder Glücksspiel.",
                "Solange Sie im Bild sind, führt der Rechner Sie unter einer Zufallszahl, damit er Sie nicht doppelt zählt.",
            ],
            _ =>
            [
                "Der Server, der die Betriebsart kennt, antwortet gerade nicht. Bitte laden Sie die Seite in einer Minute neu.",
                "Gehen Sie bis dahin davon aus, dass gezählt wird und dass Altersgruppe, Geschlecht und Blickrichtung geschätzt werden. Mehr geschieht in keiner Betriebsart.",
            ],
        },
        NeverHeading = "Was nie geschieht",
        Never =
        [
            "Niemand wird erkannt oder wiedererkannt. Ein Verfahren dafür ist nicht eingebaut.",
            "Kein Bild verlässt den Rechner an der Kamera, kein Bild wird gespeichert oder jemandem gezeigt.",
            "Es gibt keine Liste der Kundinnen und Kunden, kein Profil, keine Verknüpfung mit Ihrem Einkauf.",
            "Herkunft, Stimmung und Identität werden nicht geschätzt.",
        ],
        WhyHeading = "Wozu",
        Why =
        [
            "Der Bildschirm wählt Inhalte, die zu den Menschen davor passen, statt für alle dasselbe zu zeigen.",
            "Rechtsgrundlage ist Art. 6 Abs. 1 Buchst. f DSGVO: das berechtigte Interesse des Betreibers an passenden Inhalten, abgewogen gegen Ihr Interesse, nicht beobachtet zu werden. Deshalb bleibt alles anonym und flüchtig.",
        ],
        HowLongHeading = "Wie lange",
        HowLong =
        [
            ("Kamerabild", "höchstens 100 Millisekunden im Arbeitsspeicher, danach überschrieben"),
            ("Schätzung und Zufallszahl", "solange Sie im Bild sind und wenige Sekunden danach, nur im Arbeitsspeicher"),
            ("Zahlen ohne Personenbezug", "etwa wie oft ein Spot lief und warum („zwei Personen, beide schauen her“): die letzten Entscheidungen im Arbeitsspeicher"),
        ],
        WhoHeading = "Wer verantwortlich ist",
        Who = "Verantwortlich im Sinne der DSGVO ist:",
        OptOutHeading = "Wenn Sie das nicht möchten",
        OptOut =
        [
            "Sagen Sie es dem Personal oder schreiben Sie an die Adresse oben: Die Auswertung an diesem Bildschirm lässt sich jederzeit ausschalten, und das wirkt ab dem nächsten Bild.",
            "Sie müssen keinen Grund nennen, und Ihr Einkauf ändert sich dadurch nicht.",
            "Sobald Sie aus dem Bild gehen, ist nach wenigen Sekunden nichts mehr über Sie vorhanden.",
        ],
        RightsHeading = "Ihre Rechte",
        Rights =
        [
            "Widerspruch gegen die Verarbeitung (Art. 21 DSGVO), jederzeit.",
            "Auskunft (Art. 15), Berichtigung (Art. 16), Löschung (Art. 17), Einschränkung (Art. 18). Da niemand erkannt und nichts über Sie gespeichert wird, kann der Betreiber Ihnen in der Regel keine Daten zuordnen (Art. 11); er sagt Ihnen das auf Anfrage.",
            "Beschwerde bei einer Datenschutz-Aufsichtsbehörde (Art. 77).",
        ],
        NoCamera = "An diesem Bildschirm ist keine Kamera angeschlossen.",
        AllSimulated = "Simuliert: An diesem Bildschirm gibt es keine echte Kamera. Die Besucher denkt sich ein Programm aus, um das System vorzuführen.",
        SomeSimulated = "Teilweise simuliert: Neben echten Kameras speist ein Programm erdachte Besucher ein, um das System vorzuführen.",
        AsOf = time => $"Abgefragt am {time}. Die Seite zeigt den Stand dieses Augenblicks; laden Sie sie neu, um den jetzigen zu sehen.",
        Print = "Diese Seite lässt sich ausdrucken.",
    };
}
