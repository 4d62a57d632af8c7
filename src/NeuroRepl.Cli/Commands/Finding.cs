namespace NeuroRepl.Cli.Commands;

/// <summary>One line of the doctor's report.</summary>
/// <param name="Subject">What was looked for.</param>
/// <param name="State">How it is.</param>
/// <param name="Found">What was found.</param>
/// <param name="ToDo">What to do; null where nothing needs to be done.</param>
internal sealed record Finding(string Subject, Finding.Kind State, string Found, string? ToDo)
{
    public enum Kind
    {
        /// <summary>There.</summary>
        Good,

        /// <summary>Not there; something optional does without it.</summary>
        Missing,

        /// <summary>NeuroRepl does not work like this.</summary>
        Broken,
    }

    public static Finding Good(string subject, string found) => new(subject, Kind.Good, found, null);

    public static Finding Missing(string subject, string found, string toDo) => new(subject, Kind.Missing, found, toDo);

    public static Finding Broken(string subject, string found, string toDo) => new(subject, Kind.Broken, found, toDo);
}
