namespace Actors.Clusters;

/// <summary>The certificates of a program cannot be used; the message says which file and why.</summary>
public sealed class CertificateException(string message) : ActorsException(message);
