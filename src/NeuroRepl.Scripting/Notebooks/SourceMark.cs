using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>A mark of the source that ran, in the cell's metadata: tells later whether the cell was edited since.</summary>
internal static class SourceMark
{
    public const string Member = "neurorepl";

    public static JsonObject Of(NotebookCell cell) => new() { ["ran"] = Hash(cell) };

    /// <summary>Whether the cell is not what ran; false where that is not known.</summary>
    public static bool IsEdited(NotebookCell cell) => (cell.Metadata[Member] as JsonObject)?["ran"]?.ToString() is { } ran && ran != Hash(cell);

    private static string Hash(NotebookCell cell) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cell.Source)))[..12];
}
