using System.CommandLine;

var root = new RootCommand("Actors: screens that answer the people in front of them, and keep nothing about them.");

return await root.Parse(args).InvokeAsync();
