namespace NeuroRepl.Scripting;

/// <summary>Where a submission's text and pictures go. Safe to call from any thread.</summary>
public interface IOutput
{
    /// <summary>Text the code printed.</summary>
    void Write(OutputStream stream, string text);

    /// <summary>Something to look at; the same id again replaces it where the front end can.</summary>
    void Display(MimeBundle bundle, string? id = null);

    /// <summary>The value that a submission ended with; a host that makes no difference shows it like anything else.</summary>
    void Result(MimeBundle bundle) => Display(bundle);
}
