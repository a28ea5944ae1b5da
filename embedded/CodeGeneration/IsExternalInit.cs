namespace System.Runtime.CompilerServices;

/// <summary>Lets records be used in a project that targets .NET Standard 2.0, as analyzers must.</summary>
internal static class IsExternalInit;
