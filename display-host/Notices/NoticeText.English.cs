using Actors.Lanes;

namespace Actors.Displays;

internal sealed partial record NoticeText
{
    public static NoticeText English { get; } = new()
    {
        Language = "en",
        LanguageName = "English",
        Title = "What this screen knows about you",
        Intro = "There may be a camera above this screen. It helps to show content that fits. Nobody is recognised, and no picture is stored. This page says what is happening at this moment.",
        NowHeading = "What is happening right now",
        State = mode => mode switch
        {
            LaneMode.Off => "Switched off: nothing is processed",
            LaneMode.CountOnly => "Counting only",
            LaneMode.Demographics => "Counting and estimating, anonymously",
            _ => "Cannot be asked for at the moment",
        },
        Now = mode => mode switch
        {
            LaneMode.Off =>
            [
                "No camera picture is analysed. The camera's signal is not even made into one.",
                "The screen shows its content by plan, whoever stands in front of it.",
            ],
            LaneMode.CountOnly =>
            [
                "A computer in the shop counts how many people are in front of the screen.",
                "Age, gender and direction of gaze are not computed.",
                "While you are in the picture, the computer keeps you apart from others by a random number, so that it does not count you twice.",
            ],
            LaneMode.Demographics =>
            [
                "A computer in the shop counts how many people are in front of the screen.",
                "For each of them it estimates an age group (0–17, 18–34, 35–54, 55 and over), for adults the gender, and whether they look at the screen. Where it is not sure, the result is ‘unknown’.",
                "For people estimated to be under 18 no gender is stated. If anybody may be under age, no advertising for alcohol, tobacco or gambling is shown.",
                "While you are in the picture, the computer keeps you apart from others by a random number, so that it does not count you twice.",
            ],
            _ =>
            [
                "The server that knows the mode does not answer at the moment. Please load this page again in a minute.",
                "Until then, assume that people are counted and that age group, gender and direction of gaze are estimated. No mode does more than that.",
            ],
        },
        NeverHeading = "What never happens",
        Never =
        [
            "Nobody is recognised or recognised again. No means of doing so is built in.",
            "No picture leaves the computer at the camera, none is stored, and none is shown to anybody.",
            "There is no list of customers, no profile, and no link to what you buy.",
            "Ethnic origin, mood and identity are not estimated.",
        ],
        WhyHeading = "Why",
        Why =
        [
            "The screen chooses content that fits the people in front of it, instead of showing everybody the same.",
            "The legal basis is Art. 6(1)(f) GDPR: the operator's legitimate interest in fitting content, weighed against your interest in not being observed. That is why everything stays anonymous and short-lived.",
        ],
        HowLongHeading = "For how long",
        HowLong =
        [
            ("Camera picture", "at most 100 milliseconds in working memory, then overwritten"),
            ("Estimate and random number", "while you are in the picture and a few seconds after, in working memory only"),
            ("Numbers about nobody in particular", "such as how often a spot played and why (‘two people, both looking’): the latest decisions, in working memory"),
        ],
        WhoHeading = "Who is responsible",
        Who = "The controller under the GDPR is:",
        OptOutHeading = "If you do not want this",
        OptOut =
        [
            "Tell the staff, or write to the address above: the analysis at this screen can be switched off at any time, and that takes effect with the next picture.",
            "You need not give a reason, and nothing about your purchase changes.",
            "Once you leave the picture, nothing about you is left after a few seconds.",
        ],
        RightsHeading = "Your rights",
        Rights =
        [
            "To object to the processing (Art. 21 GDPR), at any time.",
            "Access (Art. 15), rectification (Art. 16), erasure (Art. 17), restriction (Art. 18). As nobody is recognised and nothing about you is stored, the operator can as a rule not tell which data would be yours (Art. 11), and will say so when asked.",
            "To complain to a data protection authority (Art. 77).",
        ],
        NoCamera = "No camera is connected to this screen.",
        AllSimulated = "Simulated: this screen has no real camera. A program makes up the visitors, to demonstrate the system.",
        SomeSimulated = "Partly simulated: beside real cameras a program adds made-up visitors, to demonstrate the system.",
        AsOf = time => $"Asked on {time}. This page shows that moment; load it again to see the present one.",
        Print = "This page can be printed.",
    };
}
