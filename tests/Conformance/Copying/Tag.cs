namespace Actors.Tests.Copying;

/// <summary>A record whose primary constructor stands for its ids.</summary>
[GenerateSerializer]
public sealed record Tag(string Name, List<int> Numbers);
