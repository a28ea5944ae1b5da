using System.Collections.Immutable;
using System.Globalization;
using Actors.Facts;

namespace Actors.Signage;

/// <summary>Collects what is wrong with items, each as one sentence.</summary>
internal sealed class SignageComplaints
{
    private readonly List<string> _sentences = [];

    public ImmutableArray<string> Sentences => [.. _sentences.Distinct(StringComparer.Ordinal)];

    public void Say(string sentence) => _sentences.Add(sentence);

    /// <summary>Says that a field has a value that it must not have.</summary>
    public void Field(SignageItem item, string field, string value, string allowed) =>
        Say($"{field} of the {SignageEdits.Name(item.Kind, item.ItemId)} is {value}; allowed is {allowed}.");

    public void Text(SignageItem item, string field, string? value, int least, int most)
    {
        if (value is null || value.Length < least || value.Length > most || value.EnumerateRunes().Any(rune => rune == System.Text.Rune.ReplacementChar || System.Text.Rune.IsControl(rune)))
        {
            Field(item, field, PlainText.Quote(value), $"plain text of {least} to {most} characters");
        }
    }

    public void Count(SignageItem item, string field, int count, int least, int most)
    {
        if (count < least || count > most)
        {
            Say(string.Create(CultureInfo.InvariantCulture, $"{field} of the {SignageEdits.Name(item.Kind, item.ItemId)} has {count} entries; allowed are {least} to {most}."));
        }
    }

    public void Within(SignageItem item, string field, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            Field(item, field, Number(value), $"a number from {Number(least)} to {Number(most)}");
        }
    }

    public void AboveZero(SignageItem item, string field, double value, double most)
    {
        if (!(value > 0 && value <= most))
        {
            Field(item, field, Number(value), $"a number above 0 and up to {Number(most)}");
        }
    }

    public void Known<T>(SignageItem item, string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            Field(item, field, value.ToString(), string.Join(", ", Enum.GetNames<T>()));
        }
    }

    public void Once<T>(SignageItem item, string field, ImmutableArray<T> values)
    {
        foreach (var twice in values.GroupBy(value => value).Where(group => group.Count() > 1))
        {
            Say($"{field} of the {SignageEdits.Name(item.Kind, item.ItemId)} has {twice.Key} more than once; allowed is each once.");
        }
    }

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
