using Actors.Lanes;

namespace Actors.Displays;

/// <summary>The notice in one language. Every text is plain text; the page encodes it.</summary>
internal sealed partial record NoticeText
{
    public required string Language { get; init; }

    public required string LanguageName { get; init; }

    public required string Title { get; init; }

    public required string Intro { get; init; }

    public required string NowHeading { get; init; }

    /// <summary>A few words for the state; null stands for a mode that cannot be asked for at the moment.</summary>
    public required Func<LaneMode?, string> State { get; init; }

    /// <summary>What is processed, a sentence each.</summary>
    public required Func<LaneMode?, string[]> Now { get; init; }

    public required string NeverHeading { get; init; }

    public required string[] Never { get; init; }

    public required string WhyHeading { get; init; }

    public required string[] Why { get; init; }

    public required string HowLongHeading { get; init; }

    /// <summary>What is kept how long.</summary>
    public required (string What, string HowLong)[] HowLong { get; init; }

    public required string WhoHeading { get; init; }

    public required string Who { get; init; }

    public required string OptOutHeading { get; init; }

    public required string[] OptOut { get; init; }

    public required string RightsHeading { get; init; }

    public required string[] Rights { get; init; }

    public required string NoCamera { get; init; }

    public required string AllSimulated { get; init; }

    public required string SomeSimulated { get; init; }

    public required Func<string, string> AsOf { get; init; }

    public required string Print { get; init; }

    public static NoticeText For(string language) => language == German.Language ? German : English;
}
