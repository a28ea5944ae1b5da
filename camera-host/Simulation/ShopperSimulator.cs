using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Lanes;

namespace Actors.Cameras;

/// <summary>
/// Groups of shoppers who come, stay, look and go: singles, couples, families, parents with a child, teenagers, older couples. The same seed gives
/// the same shoppers at the same times. It models nobody in particular and no particular shop: it exists so that decisions vary without a camera.
/// </summary>
internal sealed class ShopperSimulator(SimulatorOptions options)
{
    /// <summary>The step in which it advances.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    // The share of people whose age and gender a real camera does not get hold of, and of young adults whom the rule for minors flags as well.
    private const double ShareUndescribed = 0.08;
    private const double ShareOfYoungFlagged = 0.35;

    private readonly Random _random = new(options.Seed);
    private readonly List<SimulatedShopper> _shoppers = [];
    private TimeSpan _now;
    private TimeSpan? _nextArrival;

    /// <summary>Lets one <see cref="Step"/> pass.</summary>
    public void Advance()
    {
        // The first group comes soon: whoever starts it wants to see something.
        _nextArrival ??= TimeSpan.FromSeconds(1 + (2 * _random.NextDouble()));
        _now += Step;
        _shoppers.RemoveAll(shopper => shopper.HasLeft(_now));
        foreach (var shopper in _shoppers)
        {
            shopper.Pass(_now, Step);
        }

        while (_now >= _nextArrival)
        {
            Arrive();
            _nextArrival += TimeSpan.FromSeconds(Exponential(60 / options.Rate));
        }
    }

    /// <summary>Who is there, as far as the mode allows to say.</summary>
    public ImmutableArray<Sighting> Sightings(LaneMode mode) =>
        [.. _shoppers.Where(shopper => shopper.IsHere(_now)).Select(shopper => shopper.See(_now, mode))];

    private void Arrive()
    {
        var group = Group();
        if (_shoppers.Count + group.Count > options.Most)
        {
            return;
        }

        var dwell = Math.Max(2, Exponential(options.Dwell));
        foreach (var (band, gender) in group)
        {
            // Children's gender is a guess, so it is never said; neither is anything of those whom a camera does not get hold of.
            var undescribed = _random.NextDouble() < ShareUndescribed;
            var minor = undescribed || band == AgeBand.Under18 || (band == AgeBand.From18To34 && _random.NextDouble() < ShareOfYoungFlagged);
            var from = _now + TimeSpan.FromSeconds(1.5 * _random.NextDouble());
            var to = from + TimeSpan.FromSeconds(dwell * (0.9 + (0.2 * _random.NextDouble())));
            _shoppers.Add(new SimulatedShopper(
                _random,
                undescribed ? AgeBand.Unknown : band,
                undescribed || minor ? Gender.Unknown : gender,
                minor,
                from,
                to));
        }
    }

    private List<(AgeBand Band, Gender Gender)> Group()
    {
        switch (_random.NextDouble())
        {
            case < 0.35:
                return [(AdultBand(), AnyGender())];
            case < 0.55:
                var couple = AdultBand();
                return [(couple, Gender.Female), (couple, Gender.Male)];
            case < 0.70:
                var parents = _random.NextDouble() < 0.5 ? AgeBand.From18To34 : AgeBand.From35To54;
                return [(parents, Gender.Female), (parents, Gender.Male), .. Children(_random.Next(1, 4))];
            case < 0.80:
                return [(AgeBand.From35To54, AnyGender()), .. Children(1)];
            case < 0.90:
                return [.. Children(_random.Next(2, 4))];
            default:
                return [(AgeBand.From55, Gender.Female), (AgeBand.From55, Gender.Male)];
        }
    }

    private static IEnumerable<(AgeBand Band, Gender Gender)> Children(int count) => Enumerable.Repeat((AgeBand.Under18, Gender.Unknown), count);

    private AgeBand AdultBand() => (AgeBand)_random.Next((int)AgeBand.From18To34, (int)AgeBand.From55 + 1);

    private Gender AnyGender() => _random.NextDouble() < 0.5 ? Gender.Female : Gender.Male;

    private double Exponential(double mean) => -mean * Math.Log(1 - _random.NextDouble());
}
