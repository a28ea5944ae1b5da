using Actors.Api;
using Actors.Displays;
using Actors.Stores;

namespace Actors.Library;

/// <summary>Adds the content library to a server of a store. The server supplies the <see cref="IContentStore"/>.</summary>
internal static class LibraryServices
{
    /// <param name="services">The server's services.</param>
    /// <param name="store">The store, whose file's own content comes before the library's.</param>
    /// <param name="limits">What it takes and keeps.</param>
    /// <param name="uploads">The folder in which uploads lie until they were looked at.</param>
    public static IServiceCollection AddStoreLibrary(this IServiceCollection services, LoadedStore store, LibraryLimits limits, string uploads) => services
        .AddSingleton(limits)
        .AddSingleton(_ => new UploadFolder(uploads))
        .AddSingleton(provider => new StoreContent(store, provider.GetRequiredService<IContentStore>()))
        .AddSingleton<IContentFiles>(provider => provider.GetRequiredService<StoreContent>())
        .AddSingleton<ContentInspector>()
        .AddSingleton<ILibrary, ContentLibrary>()
        .AddSingleton(provider => new FileContent(store))
        .AddSingleton<ContentUploads>()
        .AddSingleton<ContentApi>()
        .AddHostedService<LibraryCleaning>();
}
