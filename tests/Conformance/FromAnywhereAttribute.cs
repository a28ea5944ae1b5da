using System.Reflection;
using Xunit.Sdk;

namespace Actors.Tests;

/// <summary>Runs a test once from within the silo's process and once through a client of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FromAnywhereAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Shape.Within], [Shape.Outside]];
}
