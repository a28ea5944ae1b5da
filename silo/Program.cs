using Actors.Commands;

// A verb is a file in Commands with a static Create(); one line each here.
return await CommandLine.RunAsync(args,
[
    CheckCommand.Create(),
    EvaluateCommand.Create(),
    ReplayCommand.Create(),
    ServeCommand.Create(),
    SetupCommand.Create(),
    UpCommand.Create(),
]);
