using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>What a host sets on a workspace; implemented explicitly, so that a script's completion list does not offer it.</summary>
public interface IWorkspaceHost
{
    /// <summary>Where <c>Display</c> and its like write; a host sets it before each submission.</summary>
    IOutput Output { get; set; }

    /// <summary>The arguments after the script's name.</summary>
    IReadOnlyList<string> Arguments { set; }

    /// <summary>How a page is opened in the browser; gives false where there is none.</summary>
    Func<string, bool> OpenInBrowser { set; }

    /// <summary>The variables that scripts have declared, asked for by <c>Who()</c>.</summary>
    Func<IReadOnlyList<Variable>> Variables { set; }

    /// <summary>Who takes cells back, and runs those of earlier sessions again.</summary>
    ISessionKeeper Keeper { set; }

    /// <summary>Who makes pictures of figures for front ends that want some; null where nobody does.</summary>
    IFigureImages? Images { get; set; }

    /// <summary>What scripts have set of the workspace, for taking it back.</summary>
    WorkspaceSettings Settings { get; set; }

    /// <summary>Remembers a submission that ran, for <c>Save</c>.</summary>
    void Remember(int number, string code);

    /// <summary>Forgets submissions that were taken back.</summary>
    void Forget(IReadOnlyList<int> numbers);

    /// <summary>Remembers the last error, for <c>Help(error)</c>.</summary>
    void Remember(ErrorCard error);

    /// <summary>Whether the session has asked to be left.</summary>
    bool HasQuit { get; set; }

    /// <summary>The submissions that the cell that has just run wants to have run, once; null for none.</summary>
    IReadOnlyList<string>? TakeScript();

    /// <summary>The text that the cell that has just run wants at the prompt; null for none.</summary>
    string? NextInput { get; set; }
}
