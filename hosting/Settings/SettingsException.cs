namespace Actors.Settings;

/// <summary>A program cannot start with the settings it was given; the message holds one sentence for each that is wrong.</summary>
public sealed class SettingsException(string message) : ActorsException(message);
