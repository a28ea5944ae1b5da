namespace Actors.TestKit;

/// <summary>What a test waited for did not come. Not a <see cref="TimeoutException"/>, which tests themselves expect.</summary>
public sealed class DeadlineException(string message) : Exception(message);
