using System.Globalization;
using Actors.Displays;

namespace Actors.Audiences;

/// <summary>
/// Holds the audience that content is meant for against the audience that is there.
/// <para>
/// Score = matched share × (1 + specificity). The matched share is the part of the people there whom the age bands and the gender
/// describe; people of whom that is unknown are not described by any. Less than half is no match. Specificity adds 1 for a gender,
/// 1, ¾, ½ or ¼ for one, two, three or four age bands, and ½ for a limit on the number of people. So specific beats general, a
/// larger share beats a smaller one, and content for everybody has 1.
/// </para>
/// </summary>
public static class AudienceMatch
{
    private const double SmallestShare = 0.5;
    private const double GenderWeight = 1;
    private const double PeopleWeight = 0.5;
    private const int AgeBands = 4;

    /// <summary>How well content with this rule fits the audience.</summary>
    /// <param name="rule">For whom it is meant; null for everybody.</param>
    /// <param name="audience">Who is there.</param>
    /// <param name="knowledge">How much of that may be used.</param>
    public static AudienceFit Of(AudienceRule? rule, AudienceSnapshot audience, AudienceKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(audience);
        if (rule is null)
        {
            return new AudienceFit(true, 1, "it is for everybody");
        }

        if (knowledge == AudienceKnowledge.None)
        {
            return No($"it is for {Describe(rule)}, and who is there is not known");
        }

        if (audience.Count < rule.MinimumPeople || audience.Count > rule.MaximumPeople)
        {
            return No($"it is for {Describe(rule)}, and {People(audience.Count)} there");
        }

        var specificity = rule.MinimumPeople > 0 || rule.MaximumPeople is not null ? PeopleWeight : 0;
        if (rule is { Gender: null, AgeBands.IsEmpty: true })
        {
            return new AudienceFit(true, 1 + specificity, $"it is for {Describe(rule)}, and {People(audience.Count)} there");
        }

        if (knowledge == AudienceKnowledge.Counts)
        {
            return No($"it is for {Describe(rule)}, and age and gender are not estimated here");
        }

        var matched = audience.Groups.Where(group => Describes(rule, group)).Sum(group => group.Count);
        var words = $"it is for {Describe(rule)}, as {matched} of {audience.Count} people there are";
        if (audience.Count == 0 || matched < SmallestShare * audience.Count)
        {
            return No(audience.Count == 0 ? $"it is for {Describe(rule)}, and nobody is there" : $"{words}, less than half");
        }

        specificity += (rule.Gender is null ? 0 : GenderWeight) + (rule.AgeBands.IsEmpty ? 0 : (AgeBands + 1.0 - rule.AgeBands.Length) / AgeBands);
        return new AudienceFit(true, (double)matched / audience.Count * (1 + specificity), words);
    }

    /// <summary>The audience that a rule means, in words: `everybody`, or `female, 18-34 or 35-54, 2 people or more`.</summary>
    public static string Describe(AudienceRule? rule)
    {
        var parts = new List<string>();
        if (rule?.Gender is { } gender)
        {
            parts.Add(gender.Name());
        }

        if (rule is { AgeBands.IsEmpty: false })
        {
            parts.Add(string.Join(" or ", rule.AgeBands.Select(band => band.Name())));
        }

        switch (rule)
        {
            case { MinimumPeople: > 0 and var least, MaximumPeople: { } most }: parts.Add($"{least} to {most} people"); break;
            case { MinimumPeople: 1 }: parts.Add("1 person or more"); break;
            case { MinimumPeople: > 0 and var least }: parts.Add($"{least} people or more"); break;
            case { MaximumPeople: { } most }: parts.Add($"at most {most} people"); break;
        }

        return parts.Count == 0 ? "everybody" : string.Join(", ", parts);
    }

    /// <summary>An audience in words: `3 people: 2 female 35-54, 1 unknown`.</summary>
    public static string Describe(AudienceSnapshot audience, AudienceKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(audience);
        if (knowledge == AudienceKnowledge.None)
        {
            return "not known";
        }

        var count = audience.Count switch
        {
            0 => "nobody",
            1 => "1 person",
            _ => string.Create(CultureInfo.InvariantCulture, $"{audience.Count} people"),
        };
        return knowledge == AudienceKnowledge.Counts || audience.Count == 0
            ? count
            : $"{count}: {string.Join(", ", audience.Groups.Select(group => $"{group.Count} {Describe(group)}"))}";
    }

    private static string Describe(AudienceGroup group) => (group.Gender, group.AgeBand) switch
    {
        (Gender.Unknown, AgeBand.Unknown) => "unknown",
        (Gender.Unknown, var band) => band.Name(),
        (var gender, AgeBand.Unknown) => $"{gender.Name()} of unknown age",
        var (gender, band) => $"{gender.Name()} {band.Name()}",
    };

    private static bool Describes(AudienceRule rule, AudienceGroup group) =>
        (rule.Gender is null || rule.Gender == group.Gender) && (rule.AgeBands.IsEmpty || rule.AgeBands.Contains(group.AgeBand));

    private static string People(int count) => count == 1 ? "1 person is" : $"{(count == 0 ? "nobody" : $"{count} people")} {(count == 0 ? "is" : "are")}";

    private static AudienceFit No(string words) => new(false, 0, words);
}
