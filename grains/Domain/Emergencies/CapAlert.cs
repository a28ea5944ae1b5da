using System.Collections.Immutable;
using Actors.Displays;
using Actors.Facts;
using Actors.Signage;

namespace Actors.Emergencies;

/// <summary>An alert as the Common Alerting Protocol 1.2 (OASIS) writes it, as far as screens need it.</summary>
/// <param name="Identifier">Its own identifier, unique with its sender.</param>
/// <param name="Sender">Who has sent it.</param>
/// <param name="Sent">When.</param>
/// <param name="IsActual">False for an exercise or a test.</param>
/// <param name="Message">What it does.</param>
/// <param name="References">Identifiers of the alerts that it replaces or takes back.</param>
/// <param name="Infos">What it says, once a language or more; empty only where it takes back others.</param>
public sealed record CapAlert(
    string Identifier,
    string Sender,
    DateTimeOffset Sent,
    bool IsActual,
    CapMessage Message,
    ImmutableArray<string> References,
    ImmutableArray<CapInfo> Infos)
{
    /// <summary>How long one holds that says nothing of it.</summary>
    public static TimeSpan UsualTime { get; } = TimeSpan.FromHours(1);

    private const int LongestHeadline = 200;
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(7);
    private static readonly TimeSpan ShortestTime = TimeSpan.FromSeconds(10);

    /// <summary>Reads an alert, 256 KiB of XML at most; without it, the sentences say what is wrong.</summary>
    /// <param name="xml">The file.</param>
    /// <param name="allowExercises">Whether exercises and tests are taken too.</param>
    public static (CapAlert? Alert, ImmutableArray<string> Sentences) Parse(Stream xml, bool allowExercises = false) => CapReader.Read(xml, allowExercises);

    /// <summary>Reads an alert.</summary>
    /// <param name="xml">The text of the file.</param>
    /// <param name="allowExercises">Whether exercises and tests are taken too.</param>
    public static (CapAlert? Alert, ImmutableArray<string> Sentences) Parse(string xml, bool allowExercises = false)
    {
        ArgumentNullException.ThrowIfNull(xml);
        return CapReader.Read(xml, allowExercises);
    }

    /// <summary>What it says in the first of these languages that it has, by the language alone (`de` finds `de-AT`); otherwise what it says first.</summary>
    /// <param name="languages">Languages, the preferred first, such as `de` and `en`.</param>
    /// <exception cref="InvalidOperationException">It says nothing: it only takes back others.</exception>
    public CapInfo In(params IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(languages);
        return languages.Select(language => Infos.FirstOrDefault(info => Base(info.Language).Equals(Base(language), StringComparison.OrdinalIgnoreCase))).FirstOrDefault(info => info is not null)
            ?? (Infos.IsEmpty ? throw new InvalidOperationException("The alert only takes back others and says nothing itself.") : Infos[0]);
    }

    /// <summary>The emergency that it fires. One that begins in the past begins now; one without an end ends after an hour, and any after a week.</summary>
    /// <param name="info">What it says, in the language of the screens.</param>
    /// <param name="content">Its page, as screens play it.</param>
    /// <param name="target">The screens.</param>
    /// <param name="by">The name of the account that brought it.</param>
    /// <param name="now">The moment.</param>
    public Emergency ToEmergency(CapInfo info, ContentItem content, Target target, string by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(info);
        var starts = info.StartsAt is { } start && start > now ? start : now;
        var expires = info.ExpiresAt ?? starts + UsualTime;
        expires = expires > starts + LongestTime ? starts + LongestTime : expires;
        return new Emergency(Identifier, Line(info.Headline), content, target, info.Severity, starts, expires, by, EmergencyRules.FromCap);
    }

    /// <summary>Whether it holds no more, or for too short to be shown.</summary>
    public static bool IsOver(CapInfo info, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(info);
        return info.ExpiresAt is { } end && end < now + ShortestTime;
    }

    private static string Base(string language) => language.Split('-', '_')[0];

    /// <summary>One line of plain text within the length of a headline.</summary>
    private static string Line(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestHeadline ? line : line[..(LongestHeadline - 2)].TrimEnd() + "…";
    }
}
