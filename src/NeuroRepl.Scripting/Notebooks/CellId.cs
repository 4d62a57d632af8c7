using System.Security.Cryptography;
using System.Text;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>The names of cells, as nbformat 4.5 has them: 1 to 64 letters, digits, dashes and underscores.</summary>
internal static class CellId
{
    public static bool IsValid(string id) => id.Length is > 0 and <= 64 && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A new name that is made from the cell, and is not among those taken.</summary>
    public static string For(NotebookCell cell, int index, ISet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{index}/{attempt}/{cell.Source}")))[..8];
            if (taken.Add(id)) { return id; }
        }
    }
}
