using System.Globalization;

namespace Actors.Replaying;

/// <summary>Says on stderr how far a replay has come: a line that grows on a terminal, one line a clip elsewhere.</summary>
internal sealed class ReplayProgress(TextWriter output, bool terminal, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>A clip begins; disposing what is returned ends its line.</summary>
    public Clip Begin(string name) => new(this, name);

    /// <summary>A clip cannot be read.</summary>
    public void Refused(string sentence) => output.WriteLine(sentence);

    /// <summary>One clip's line.</summary>
    internal sealed class Clip : IProgress<double>, IDisposable
    {
        private readonly ReplayProgress _progress;
        private readonly string _name;
        private readonly long _since;
        private long _shown;
        private double _share;

        public Clip(ReplayProgress progress, string name)
        {
            _progress = progress;
            _name = name;
            _since = _shown = progress.Clock.GetTimestamp();
            if (!progress.Terminal)
            {
                progress.Output.WriteLine($"Replaying {name}");
            }
        }

        public void Report(double value)
        {
            _share = value;
            if (_progress.Terminal && _progress.Clock.GetElapsedTime(_shown) >= Interval)
            {
                _shown = _progress.Clock.GetTimestamp();
                Write();
            }
        }

        public void Dispose()
        {
            if (_progress.Terminal)
            {
                Write();
                _progress.Output.WriteLine();
            }
        }

        private void Write() => _progress.Output.Write(string.Create(CultureInfo.InvariantCulture,
            $"\rReplaying {_name}: {100 * _share,3:0} %, {_progress.Clock.GetElapsedTime(_since).TotalSeconds:0} s"));
    }

    private TextWriter Output => output;

    private bool Terminal => terminal;

    private TimeProvider Clock => clock;
}
