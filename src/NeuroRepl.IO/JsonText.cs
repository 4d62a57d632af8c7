using System.Text.Json;

namespace NeuroRepl.IO;

/// <summary>A JSON file; one that is none is told with line and column.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static JsonDocument Document(string path)
    {
        try { return JsonDocument.Parse(TextFile.Read(path), Lenient); }
        catch (JsonException error)
        {
            throw FileProblem.InText(path, "the JSON", "broken", (int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1, error.Message.Split(" LineNumber")[0].TrimEnd('.'), "Correct it there, or write the file again.");
        }
    }
}
