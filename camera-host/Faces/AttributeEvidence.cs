using Actors.Audiences;

namespace Actors.Vision;

/// <summary>
/// What the samples of one track say together about age band, gender, and whether the person may be a minor. Lives in memory, ends with the track.
/// The limits were measured on 9,778 labelled stills (UTKFace). Serves one thread at a time.
/// </summary>
public sealed class AttributeEvidence
{
    /// <summary>Samples that are kept; more say nothing new.</summary>
    public const int MostSamples = 8;

    /// <summary>Faces narrower than this, in pixels, say nothing.</summary>
    public const float LeastWidth = 24;

    /// <summary>Faces narrower than this, in pixels, say nothing about age: the models' error grows below.</summary>
    public const float LeastWidthForAge = 40;

    /// <summary>At this probability of male and above, the gender is male.</summary>
    public const float LeastMale = 0.8f;

    /// <summary>At this probability of male and below, the gender is female.</summary>
    public const float MostFemale = 0.3f;

    /// <summary>Above this probability of being under 25, or below 25 years by the second model, a person may be a minor.</summary>
    public const float MostUnderTwentyFive = 0.2f;

    private const float Adult = 18;
    private const float YoungAdult = 25;

    // A face that stays small is not sampled for ever in the hope of a better view.
    private const int MostOffers = 3 * MostSamples;

    private readonly Sample[] _samples = new Sample[MostSamples];
    private int _offers;
    private bool _tail;

    /// <summary>Samples that count, 0 to <see cref="MostSamples"/>.</summary>
    public int Samples { get; private set; }

    /// <summary>Whether more samples would change little: as many as are kept are good, or enough were tried.</summary>
    public bool IsFull => _offers >= MostOffers || Wide == MostSamples;

    /// <summary>The age band; unknown until a face of <see cref="LeastWidthForAge"/> was sampled.</summary>
    public AgeBand AgeBand => AgeBands.Of(Age);

    /// <summary>The mean age in years that <see cref="AgeBand"/> stands on; NaN where that is unknown.</summary>
    public float Age => Wide == 0 ? float.NaN : Mean(wideOnly: true).Age;

    /// <summary>The gender; unknown between the two limits and for whoever is likely a child.</summary>
    public Gender Gender
    {
        get
        {
            if (Samples == 0)
            {
                return Gender.Unknown;
            }

            var mean = Mean(wideOnly: false);
            return AgeBand == AgeBand.Under18 || IsLikelyChild(mean) ? Gender.Unknown
                : mean.Male > LeastMale ? Gender.Male
                : mean.Male < MostFemale ? Gender.Female
                : Gender.Unknown;
        }
    }

    /// <summary>Whether any sample said that the person may be under 18, latched; true while the age is unknown.</summary>
    public bool MayBeMinor => _tail || AgeBand is AgeBand.Unknown or AgeBand.Under18;

    private int Wide { get; set; }

    /// <summary>Adds what the models say of one frame. Of more samples than are kept, the widest faces stay.</summary>
    /// <param name="reading">The models' reading.</param>
    /// <param name="faceWidth">Width of the face's box in pixels of the frame.</param>
    public void Add(in AttributeReading reading, float faceWidth)
    {
        _offers++;
        if (!(faceWidth >= LeastWidth) || !IsFinite(reading))
        {
            return;
        }

        _tail |= reading.UnderTwentyFive > MostUnderTwentyFive || reading.SecondAge < YoungAdult;
        var place = Samples < MostSamples ? Samples++ : Narrowest();
        if (faceWidth > _samples[place].Width)
        {
            _samples[place] = new Sample(
                faceWidth, (reading.Age + reading.SecondAge) / 2, (reading.Male + reading.SecondMale) / 2, reading.UnderTwentyFive, reading.SecondAge);
            Wide = CountWide();
        }
    }

    // Children's gender is a guess. Either the estimate says child, or both models say under 25, where teenagers hide.
    private static bool IsLikelyChild(in Sample mean) =>
        mean.Age < Adult || (mean.UnderTwentyFive > 0.5f && mean.SecondAge < YoungAdult);

    private static bool IsFinite(in AttributeReading reading) =>
        float.IsFinite(reading.Age + reading.UnderTwentyFive + reading.Male + reading.SecondAge + reading.SecondMale);

    private int CountWide()
    {
        var count = 0;
        foreach (ref readonly var sample in _samples.AsSpan(0, Samples))
        {
            count += sample.Width >= LeastWidthForAge ? 1 : 0;
        }

        return count;
    }

    private int Narrowest()
    {
        var place = 0;
        for (var i = 1; i < Samples; i++)
        {
            place = _samples[i].Width < _samples[place].Width ? i : place;
        }

        return place;
    }

    private Sample Mean(bool wideOnly)
    {
        var sum = default(Sample);
        var count = 0;
        foreach (ref readonly var sample in _samples.AsSpan(0, Samples))
        {
            if (!wideOnly || sample.Width >= LeastWidthForAge)
            {
                sum = new Sample(
                    0, sum.Age + sample.Age, sum.Male + sample.Male, sum.UnderTwentyFive + sample.UnderTwentyFive, sum.SecondAge + sample.SecondAge);
                count++;
            }
        }

        return new Sample(0, sum.Age / count, sum.Male / count, sum.UnderTwentyFive / count, sum.SecondAge / count);
    }

    private readonly record struct Sample(float Width, float Age, float Male, float UnderTwentyFive, float SecondAge);
}
