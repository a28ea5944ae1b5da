using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Anything that can be addressed by a reference.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>Base of all grain interfaces.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain whose key is a string.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>An object outside the grains that grains can call back.</summary>
    public interface IGrainObserver : IAddressable;
}

namespace Orleans.Hosting
{
    /// <summary>Configures a silo.</summary>
    public interface ISiloBuilder;
}
