namespace Orleans.Runtime;

/// <summary>A reminder of a grain: it outlives activations and silos until it is unregistered.</summary>
public interface IGrainReminder
{
    string ReminderName { get; }
}
