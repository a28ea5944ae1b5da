using System.Globalization;
using Actors.Facts;

namespace Actors.Sales;

/// <summary>What a sale must fulfil before it is recorded.</summary>
public static class SaleRules
{
    private const int LongestSaleId = 100;
    private const int LongestArticle = 50;
    private const int MostLines = 1000;

    /// <summary>Beyond any till; keeps a slip of the keyboard out of every sum.</summary>
    private const decimal LargestQuantity = 1_000_000;

    private const decimal LargestAmount = 1_000_000_000;

    /// <summary>Before it nothing of this kind was ever recorded: a till with such a clock has lost its time.</summary>
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A till's clock that is further ahead is wrong, and so would be the day's figures.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>Throws when the sale cannot be recorded.</summary>
    /// <param name="sale">The sale.</param>
    /// <param name="laneId">The lane that is asked to record it.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="ArgumentException">The message names the field, the value and what is allowed.</exception>
    public static void Check(Sale sale, string laneId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sale);
        PlainText.Check(sale.SaleId, LongestSaleId, nameof(sale.SaleId));
        if (sale.LaneId != laneId)
        {
            throw new ArgumentException($"LaneId is {PlainText.Quote(sale.LaneId)}; allowed is \"{laneId}\", whose sales these are.", nameof(sale.LaneId));
        }

        if (sale.SoldAt < Earliest || sale.SoldAt > now + Ahead)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"SoldAt is {sale.SoldAt:O}; allowed is from {Earliest:yyyy-MM-dd} to one day from now, {now + Ahead:O}."), nameof(sale.SoldAt));
        }

        var lines = sale.Lines.IsDefault ? 0 : sale.Lines.Length;
        if (lines is < 1 or > MostLines)
        {
            throw new ArgumentException($"Lines has {lines} lines; allowed are 1 to {MostLines}.", nameof(sale.Lines));
        }

        for (var i = 0; i < lines; i++)
        {
            Check(sale.Lines[i], $"Lines[{i}]");
        }
    }

    private static void Check(SaleLine? line, string field)
    {
        if (line is null)
        {
            throw new ArgumentException($"{field} is missing; allowed is a line with an article, a quantity and an amount.", field);
        }

        PlainText.Check(line.Article, LongestArticle, $"{field}.{nameof(line.Article)}");
        if (line.Quantity == 0 || Math.Abs(line.Quantity) > LargestQuantity)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{field}.Quantity is {line.Quantity}; allowed is anything but 0 from -{LargestQuantity} to {LargestQuantity}."), $"{field}.{nameof(line.Quantity)}");
        }

        if (Math.Abs(line.Amount) > LargestAmount)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{field}.Amount is {line.Amount}; allowed is from -{LargestAmount} to {LargestAmount}."), $"{field}.{nameof(line.Amount)}");
        }
    }
}
