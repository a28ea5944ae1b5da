using System.Collections.Immutable;

namespace Actors.Audiences;

/// <summary>People and lookers by age band and gender, as plain numbers that are quick to compare.</summary>
internal sealed class GroupCounts
{
    private const int Genders = 3;
    private const int Size = 5 * Genders;

    private readonly int[] _people = new int[Size];
    private readonly int[] _looking = new int[Size];
    private bool _simulated;

    /// <summary>Nobody.</summary>
    public static GroupCounts Nobody { get; } = new();

    public int Total => _people.Sum();

    /// <summary>Counts sightings; without demographics every one of them is unknown and none is looking.</summary>
    public void Add(SightingBatch batch, bool demographics)
    {
        foreach (var sighting in batch.Sightings)
        {
            var group = demographics ? Group(sighting.AgeBand, sighting.Gender) : 0;
            _people[group]++;
            _looking[group] += demographics && sighting.Looking ? 1 : 0;
        }

        _simulated |= batch.Simulated && !batch.Sightings.IsEmpty;
    }

    public bool SamePeople(GroupCounts other) => _people.AsSpan().SequenceEqual(other._people);

    public bool Same(GroupCounts other) => SamePeople(other) && _looking.AsSpan().SequenceEqual(other._looking) && _simulated == other._simulated;

    /// <summary>
    /// Moves each group only as far as all of <paramref name="window"/> agrees: up to its smallest count and down to its largest.
    /// The number of people moves likewise; people whom no group has settled on yet are unknown.
    /// </summary>
    public GroupCounts Follow(IReadOnlyCollection<GroupCounts> window)
    {
        var followed = new GroupCounts();
        for (var group = 0; group < Size; group++)
        {
            followed._people[group] = Math.Clamp(_people[group], window.Min(it => it._people[group]), window.Max(it => it._people[group]));
        }

        var total = Math.Clamp(Total, window.Min(it => it.Total), window.Max(it => it.Total));
        followed._people[0] += Math.Max(0, total - followed.Total);
        for (var excess = followed.Total - total; excess > 0; excess--)
        {
            followed._people[followed.SmallestGroup()]--;
        }

        followed._simulated = window.Any(it => it._simulated);
        return followed;
    }

    /// <summary>What <see cref="Follow"/> comes to where the window holds one count alone, as it does most of the time.</summary>
    public GroupCounts Agree(GroupCounts only)
    {
        if (SamePeople(only) && _simulated == only._simulated)
        {
            return this;
        }

        var agreed = new GroupCounts { _simulated = only._simulated };
        only._people.CopyTo(agreed._people, 0);
        return agreed;
    }

    public AudienceSnapshot ToSnapshot()
    {
        var groups = ImmutableArray.CreateBuilder<AudienceGroup>();
        for (var group = 0; group < Size; group++)
        {
            if (_people[group] > 0)
            {
                groups.Add(new AudienceGroup((AgeBand)(group / Genders), (Gender)(group % Genders), _people[group], _looking[group]));
            }
        }

        return new AudienceSnapshot(Total, _looking.Sum(), groups.ToImmutable(), _simulated);
    }

    /// <summary>Values that this version does not know count as unknown.</summary>
    private static int Group(AgeBand band, Gender gender) =>
        ((uint)band < Size / Genders ? (int)band : 0) * Genders + ((uint)gender < Genders ? (int)gender : 0);

    /// <summary>The unknown first, else the smallest group that is not empty.</summary>
    private int SmallestGroup()
    {
        if (_people[0] > 0)
        {
            return 0;
        }

        var smallest = -1;
        for (var group = 1; group < Size; group++)
        {
            if (_people[group] > 0 && (smallest < 0 || _people[group] < _people[smallest]))
            {
                smallest = group;
            }
        }

        return smallest;
    }
}
