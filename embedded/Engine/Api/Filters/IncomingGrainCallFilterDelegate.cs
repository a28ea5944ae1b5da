namespace Orleans;

/// <summary><see cref="IIncomingGrainCallFilter"/> as a function.</summary>
public delegate Task IncomingGrainCallFilterDelegate(IIncomingGrainCallContext context);
