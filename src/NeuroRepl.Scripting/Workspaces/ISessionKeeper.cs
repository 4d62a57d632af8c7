using NeuroRepl.Figures;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>Who knows the cells of a session: takes them back, and runs those of an earlier session again. Both happen when the asking cell has ended.</summary>
public interface ISessionKeeper
{
    /// <summary>Has the last cells taken back, and says what that means.</summary>
    Card Undo(int cells);

    /// <summary>Has the cells of an earlier session run.</summary>
    void Resume(string? log);
}
