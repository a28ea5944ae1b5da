using Microsoft.CodeAnalysis;

namespace Actors.Embedded.CodeGeneration;

/// <summary>What the embedded engine cannot do, said at build time.</summary>
internal static class Problems
{
    public static readonly DiagnosticDescriptor ReturnType = Error(
        "ACTORS001",
        "A grain method returns Task, Task<T>, ValueTask, ValueTask<T> or void",
        "{0} returns {1}; a grain or observer method returns Task, Task<T>, ValueTask, ValueTask<T> or void");

    public static readonly DiagnosticDescriptor Parameter = Error(
        "ACTORS002",
        "Parameters of a grain method are passed by value",
        "Parameter {1} of {0} is passed by ref, in or out; a call passes copies only");

    public static readonly DiagnosticDescriptor Member = Error(
        "ACTORS003",
        "A grain interface holds methods only",
        "{0} has the member {1}; a grain or observer interface holds methods only, neither properties, events nor static abstract members");

    public static readonly DiagnosticDescriptor GenericMethod = Error(
        "ACTORS004",
        "A grain method is not generic",
        "{0} has type parameters; the embedded engine calls no generic methods");

    public static readonly DiagnosticDescriptor GenericType = Error(
        "ACTORS005",
        "A grain interface is not generic",
        "{0} has type parameters; the embedded engine knows no generic grains");

    public static readonly DiagnosticDescriptor Unreachable = Error(
        "ACTORS006",
        "A grain interface or class is visible in its assembly",
        "{0} is private or protected; generated code cannot reach it: make it internal or public");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Actors", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
