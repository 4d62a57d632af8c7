using NeuroRepl.Cli;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
