namespace NeuroRepl.Cli.Terminal;

/// <summary>Where the prompt's submissions come from: a keyboard, or a pipe.</summary>
internal interface ISubmissions : IDisposable
{
    /// <summary>The next submission.</summary>
    /// <param name="number">What its number will be.</param>
    /// <param name="text">What stands there to begin with.</param>
    Line Read(int number, string text = "");
}
